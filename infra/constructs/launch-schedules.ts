import { Stack } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';
import { createInvokerRole } from './scheduled-task.ts';

/** The group of one-time schedules, one per issue that waits for its hour, and the role that they run with. */
export class LaunchSchedules extends Construct {
  readonly #name: string;
  readonly #role: Role;
  readonly #target: HouseFunction;

  constructor(scope: Construct, id: string, target: HouseFunction) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.#target = target;
    this.#name = stack.nameOf('launch');
    new CfnScheduleGroup(this, 'Group', { name: this.#name });
    this.#role = createInvokerRole(this, 'Role', target);
    stack.output('ScheduleGroup', this.#name, 'Group of the launch schedules');
    stack.output('LaunchArn', target.lambda.functionArn, 'What a launch schedule invokes');
  }

  /** The function may make, move and drop schedules of this group, which can invoke the launch function only. */
  allowManage(fn: HouseFunction): void {
    fn.allowUnder(
      ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule'],
      Stack.of(this).formatArn({
        service: 'scheduler',
        resource: 'schedule',
        resourceName: `${this.#name}/`,
      }),
      'Each issue has a schedule of its own in this group.',
    );
    fn.allow(['iam:PassRole'], [this.#role.roleArn], {
      StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
    });
    fn.setVariable('SCHEDULE_GROUP', this.#name);
    fn.setVariable('LAUNCH_ARN', this.#target.lambda.functionArn);
    fn.setVariable('SCHEDULER_ROLE_ARN', this.#role.roleArn);
  }
}
