import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Log } from '../../boundary.ts';
import {
  account,
  type ResolvedTemplate,
  type Resource,
  readProperties,
  region,
} from '../../resources.ts';
import { policyDocument } from '../iam/policy.ts';
import { serviceMay } from '../iam/service-access.ts';
import { matchesPattern } from './pattern.ts';

export interface BusEvent {
  source: string;
  'detail-type': string;
  resources: readonly string[];
  detail: unknown;
}

/** The default event bus. Answers how many targets took the event. */
export type PublishEvent = (event: BusEvent) => Promise<number>;

const ruleSchema = z.object({
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  State: z.string().default('ENABLED'),
  Targets: z.array(z.looseObject({ Arn: z.string() })).default([]),
});

const queuePolicySchema = z.object({ Queues: z.array(z.string()), PolicyDocument: policyDocument });

/**
 * Runs the template's EventBridge rules whose targets are queues. As in AWS, a queue takes nothing from a rule
 * unless its own policy lets `events.amazonaws.com` in.
 */
export function createEventBus(
  template: ResolvedTemplate,
  sendToQueue: (queueArn: string, body: string) => Promise<void>,
  log: Log,
): PublishEvent {
  const rules = template.byType('AWS::Events::Rule').flatMap((rule) => {
    const { EventPattern, State, Targets } = readProperties(rule, ruleSchema);
    if (!EventPattern || State === 'DISABLED') return [];
    return [{ rule, pattern: EventPattern, targets: Targets.map((target) => target.Arn) }];
  });
  const reachable = new Map(
    rules.flatMap(({ rule, targets }) =>
      targets.map(
        (target) => [`${rule.arn} ${target}`, queueLetsIn(template, rule, target)] as const,
      ),
    ),
  );
  return async (event) => {
    const envelope = {
      version: '0',
      id: randomUUID(),
      account,
      time: new Date().toISOString().replace(/\.\d{3}Z$/, 'Z'),
      region,
      ...event,
    };
    const body = JSON.stringify(envelope);
    const arns = rules
      .filter(({ pattern }) => matchesPattern(pattern, envelope))
      .flatMap(({ rule, targets }) =>
        targets.filter((target) => {
          const open = reachable.get(`${rule.arn} ${target}`) ?? false;
          if (!open)
            log('event-bridge', `${rule.name}: the policy of ${target} refuses its events.`);
          return open;
        }),
      );
    await Promise.all(arns.map((arn) => sendToQueue(arn, body)));
    return arns.length;
  };
}

function queueLetsIn(template: ResolvedTemplate, rule: Resource, queueArn: string): boolean {
  const queue = template.byArn(queueArn);
  return template
    .byType('AWS::SQS::QueuePolicy')
    .map((policy) => readProperties(policy, queuePolicySchema))
    .filter((policy) => policy.Queues.includes(queue.ref))
    .some((policy) =>
      serviceMay(policy.PolicyDocument.Statement, {
        service: 'events.amazonaws.com',
        action: 'sqs:SendMessage',
        resource: queueArn,
        sourceArn: rule.arn,
      }),
    );
}
