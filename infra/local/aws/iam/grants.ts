import { account } from '../../resources.ts';
import type { AwsCall } from '../call.ts';
import { AwsError } from '../call.ts';
import type { Grant } from './authorize.ts';
import type { ConditionContext } from './conditions.ts';
import { dynamodbGrants } from './grants-dynamodb.ts';
import { s3Grants } from './grants-s3.ts';
import { schedulerGrants } from './grants-scheduler.ts';
import { secretGrants } from './grants-secrets.ts';
import { sesGrants } from './grants-ses.ts';
import { sqsGrants } from './grants-sqs.ts';

/** What the template knows and a request does not say. */
export interface GrantWorld {
  /** The SES identity that a sender uses: the address itself, or the closest domain that is set up. */
  identityOf(address: string): string;
  /** Full ARN of a secret named by ARN or name; without its random end where there is no such secret. */
  secretArn(id: string): string;
  /** Partition key attribute of a table or of one of its indexes. */
  partitionKey(table: string, index?: string): string | undefined;
}

/** A right before the keys that every request carries are added. */
export type Need = { action: string; resource: string; context?: ConditionContext };
export type Needs = (call: AwsCall, world: GrantWorld) => readonly Need[];

const services: Readonly<Record<string, Needs>> = {
  dynamodb: dynamodbGrants,
  sqs: sqsGrants,
  s3: s3Grants,
  ses: sesGrants,
  scheduler: schedulerGrants,
  secretsmanager: secretGrants,
};

const everyRequest: ConditionContext = {
  'aws:securetransport': () => ['true'],
  'aws:principalaccount': () => [account],
  'aws:resourceaccount': () => [account],
  'aws:viaawsservice': () => ['false'],
};

/**
 * The rights a call needs in AWS, from its operation, address and body.
 * @throws AwsError `AccessDeniedException` for a service or operation that the local cloud does not run.
 */
export function grantsFor(call: AwsCall, world: GrantWorld): Grant[] {
  const needs = services[call.service]?.(call, world) ?? [];
  if (needs.length === 0) {
    throw new AwsError(
      'AccessDeniedException',
      `The local cloud does not run ${call.service}:${call.operation || `${call.method} ${call.path}`}.`,
    );
  }
  return needs.map((need) => ({ ...need, context: { ...everyRequest, ...need.context } }));
}
