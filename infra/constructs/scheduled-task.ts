import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import { HouseFunction, type HouseFunctionProps } from './house-function.ts';
import { HouseStack } from './house-stack.ts';

export interface ScheduledTaskProps extends HouseFunctionProps {
  /** Expression of EventBridge Scheduler, such as `rate(1 minute)`. */
  schedule: string;
}

/** A function that runs by the clock. A run that fails is not tried again: the next one does its work too. */
export class ScheduledTask extends HouseFunction {
  constructor(scope: Construct, id: string, props: ScheduledTaskProps) {
    super(scope, id, props);
    this.lambda.configureAsyncInvoke({ retryAttempts: 0 });
    new CfnSchedule(this, 'Schedule', {
      name: HouseStack.of(this).nameOf(props.name),
      description: props.does,
      scheduleExpression: props.schedule,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: this.lambda.functionArn,
        roleArn: createInvokerRole(this, 'Invoker', this).roleArn,
        retryPolicy: { maximumRetryAttempts: 0 },
      },
    });
  }
}

/** A role with which EventBridge Scheduler, of this account only, may invoke this one function. */
export function createInvokerRole(scope: Construct, id: string, fn: HouseFunction): Role {
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
    description: `Lets the scheduler invoke ${fn.functionName}`,
  });
  role.addToPolicy(
    new PolicyStatement({
      actions: ['lambda:InvokeFunction'],
      resources: [fn.lambda.functionArn],
    }),
  );
  return role;
}
