import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { InvokeFunction, Log } from '../../boundary.ts';
import { account, type ResolvedTemplate, readProperties, region } from '../../resources.ts';
import { AwsError } from '../call.ts';
import { authorize } from '../iam/authorize.ts';
import { statementsOfRole, trustOfRole } from '../iam/policy.ts';
import { serviceMay } from '../iam/service-access.ts';
import { arnOf, type Schedule } from './schedule.ts';

export interface TargetInput {
  template: ResolvedTemplate;
  invoke: InvokeFunction;
  sendToQueue(queueArn: string, body: string): Promise<void>;
  log: Log;
  /** Aborts waiting for another try. */
  signal: AbortSignal;
}

const asyncInvokeSchema = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
});

/** Lambda's own waits before it tries an asynchronous invocation again. */
const retryWaitsMs = [60_000, 120_000];

/**
 * Fires a schedule's target with the rights of its role. A function that fails is tried again as often as its
 * asynchronous invocations say; after that the event goes to the schedule's dead-letter queue, if it has one.
 */
export async function fireTarget(
  schedule: Schedule,
  dueAt: number,
  input: TargetInput,
): Promise<void> {
  const { Target } = schedule.settings;
  const action = Target.Arn.startsWith('arn:aws:sqs:')
    ? 'sqs:SendMessage'
    : 'lambda:InvokeFunction';
  const role = input.template.byArn(Target.RoleArn);
  const decision = authorize(statementsOfRole(input.template, role), {
    action,
    resource: Target.Arn,
    context: {},
  });
  const body = payload(schedule, dueAt);
  if (!decision.allowed) {
    input.log(
      'scheduler',
      `${schedule.name} may not ${action} on ${Target.Arn}: ${decision.reason}.`,
    );
    await toDeadLetters(schedule, body, input);
    return;
  }
  if (action === 'sqs:SendMessage') {
    await input.sendToQueue(Target.Arn, body);
    return;
  }
  await invokeWithRetries(schedule, body, input);
}

async function invokeWithRetries(
  schedule: Schedule,
  body: string,
  input: TargetInput,
): Promise<void> {
  const { Target } = schedule.settings;
  const retries = retriesOf(input.template, Target.Arn);
  for (let attempt = 0; ; attempt += 1) {
    try {
      await input.invoke(Target.Arn, JSON.parse(body));
      return;
    } catch (error) {
      input.log(
        'scheduler',
        `${schedule.name} failed: ${error instanceof Error ? error.message : error}`,
      );
    }
    if (attempt >= retries) {
      await toDeadLetters(schedule, body, input);
      return;
    }
    const waited = await sleep(retryWaitsMs[attempt] ?? 120_000, true, {
      signal: input.signal,
    }).catch(() => false);
    if (!waited) return;
  }
}

function retriesOf(template: ResolvedTemplate, functionArn: string): number {
  const lambda = template.byArn(functionArn);
  const config = template
    .byType('AWS::Lambda::EventInvokeConfig')
    .map((resource) => readProperties(resource, asyncInvokeSchema))
    .find(({ FunctionName }) => FunctionName === lambda.ref || FunctionName === lambda.arn);
  return config?.MaximumRetryAttempts ?? 2;
}

async function toDeadLetters(schedule: Schedule, body: string, input: TargetInput): Promise<void> {
  const queue = schedule.settings.Target.DeadLetterConfig?.Arn;
  if (queue) await input.sendToQueue(queue, body);
}

/** The target's input with its context attributes filled in, or the event that a schedule without input sends. */
function payload(schedule: Schedule, dueAt: number): string {
  const time = new Date(dueAt).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const id = randomUUID();
  const { Input } = schedule.settings.Target;
  if (Input === undefined) {
    return JSON.stringify({
      version: '0',
      id,
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account,
      time,
      region,
      resources: [arnOf(schedule)],
      detail: '{}',
    });
  }
  return Input.replaceAll('<aws.scheduler.schedule-arn>', arnOf(schedule))
    .replaceAll('<aws.scheduler.scheduled-time>', time)
    .replaceAll('<aws.scheduler.execution-id>', id)
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}

/** @throws AwsError `ValidationException` when the role does not trust the Scheduler. */
export function checkSchedulerRole(template: ResolvedTemplate, roleArn: string): void {
  const role = template.byType('AWS::IAM::Role').find(({ arn }) => arn === roleArn);
  const trusts =
    role &&
    serviceMay(trustOfRole(role), {
      service: 'scheduler.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: roleArn,
      sourceArn: `arn:aws:scheduler:${region}:${account}:schedule-group/default`,
    });
  if (!trusts) {
    throw new AwsError(
      'ValidationException',
      `The execution role you provide must allow AWS EventBridge Scheduler to assume the role. ${roleArn} does not.`,
    );
  }
}
