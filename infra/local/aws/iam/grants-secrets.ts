import type { AwsCall } from '../call.ts';
import { record, text } from '../narrow.ts';
import type { GrantWorld, Need } from './grants.ts';

/** Rights of a Secrets Manager call: its action on the secret's full ARN. */
export function secretGrants(call: AwsCall, world: GrantWorld): readonly Need[] {
  const id = text(record(call.input).SecretId);
  if (!id || !call.operation) return [];
  return [{ action: `secretsmanager:${call.operation}`, resource: world.secretArn(id) }];
}
