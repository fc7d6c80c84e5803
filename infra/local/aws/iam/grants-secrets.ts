import type { AwsCall } from '../call.ts';
import { record, text } from '../narrow.ts';
import { arnOfName } from '../secrets/made-secrets.ts';
import type { GrantWorld, Need } from './grants.ts';

/**
 * Rights of a Secrets Manager call: its action on the secret's full ARN. A secret that is only being made has no random
 * end yet; as in AWS, a right on its name and six characters, or on a prefix of both, reaches it.
 */
export function secretGrants(call: AwsCall, world: GrantWorld): readonly Need[] {
  const input = record(call.input);
  const action = `secretsmanager:${call.operation}`;
  if (call.operation === 'CreateSecret') {
    return [{ action, resource: `${arnOfName(text(input.Name))}-000000` }];
  }
  const id = text(input.SecretId);
  return id && call.operation ? [{ action, resource: world.secretArn(id) }] : [];
}
