import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { bundleFolder } from '../build/build-functions.ts';
import type { FunctionName } from '../functions.ts';
import { siteUrlOf } from '../stages.ts';
import { acknowledgeWildcards } from './acknowledge.ts';
import { HouseStack } from './house-stack.ts';
import { NoticedAlarm, overFiveMinutes } from './noticed-alarm.ts';

export interface HouseFunctionProps {
  name: FunctionName;
  /** What it is for, in one line; shown in the console. */
  does: string;
  timeout: Duration;
  /** What people notice while it fails: one sentence, sent with its alarm. */
  noticed: string;
  /** More memory is also more processor: 1769 MB is a whole one. */
  memoryMb?: number;
}

/** IAM conditions: operator, then key, then value. */
export type Conditions = Record<string, Record<string, string>>;

/** A function with its own role, log group and alarm. It may do nothing until something is granted to it. */
export class HouseFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly functionName: FunctionName;
  readonly timeout: Duration;
  readonly #role: Role;

  constructor(scope: Construct, id: string, props: HouseFunctionProps) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.functionName = props.name;
    this.timeout = props.timeout;
    this.#role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${props.name} may do`,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: stack.nameOf(props.name),
      description: props.does,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundleFolder(props.name)),
      handler: 'index.handler',
      timeout: props.timeout,
      memorySize: props.memoryMb ?? 1024,
      role: this.#role,
      tracing: Tracing.ACTIVE,
      logGroup: this.#createLogGroup(stack, props.name),
      loggingFormat: LoggingFormat.JSON,
      environment: this.#commonEnvironment(stack, props.name),
    });
    acknowledgeWildcards(
      this.#role,
      ['*'],
      'X-Ray takes traces of a whole account: its two write actions know no narrower resource.',
    );
    new NoticedAlarm(this, 'Errors', {
      name: `${props.name}-errors`,
      noticed: props.noticed,
      metric: overFiveMinutes(this.lambda.metricErrors()),
      threshold: 1,
    });
  }

  /** Lets the function do this to those; every right of a function passes here. */
  allow(actions: readonly string[], resources: readonly string[], conditions?: Conditions): void {
    this.#role.addToPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [...resources],
        ...(conditions && { conditions }),
      }),
    );
  }

  /** Lets the function do this to everything under a prefix, and says why that is no wider than needed. */
  allowUnder(actions: readonly string[], prefix: string, reason: string): void {
    this.allow(actions, [`${prefix}*`]);
    acknowledgeWildcards(this.#role, [`${prefix}*`], reason);
  }

  /** Lets the function do what AWS checks against no resource, and says why that is so. */
  allowEverywhere(actions: readonly string[], reason: string): void {
    this.allow(actions, ['*']);
    acknowledgeWildcards(this.#role, ['*'], reason);
  }

  setVariable(name: string, value: string): void {
    this.lambda.addEnvironment(name, value);
  }

  #createLogGroup(stack: HouseStack, name: FunctionName): LogGroup {
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/vanhier/${stack.settings.name}/${name}`,
      retention: stack.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logs.logGroupArn]);
    return logs;
  }

  #commonEnvironment(stack: HouseStack, name: FunctionName): Record<string, string> {
    return {
      STAGE: stack.settings.name,
      SITE_URL: siteUrlOf(stack.settings),
      POWERTOOLS_SERVICE_NAME: name,
      POWERTOOLS_METRICS_NAMESPACE: 'Vanhier',
    };
  }
}
