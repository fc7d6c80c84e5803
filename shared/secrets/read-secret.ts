import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { lazily } from '../lazily.ts';

export type ReadSecret = (arn: string) => Promise<string>;

const cacheMs = 5 * 60_000;

/**
 * Reads secrets of Secrets Manager and keeps each for five minutes, so that a rotation arrives without a restart. The
 * client is made for the first secret: many pages need none.
 */
export function createReadSecret(client = lazily(() => new SecretsManagerClient({}))): ReadSecret {
  const cache = new Map<string, { value: Promise<string>; until: number }>();
  return (arn) => {
    const cached = cache.get(arn);
    if (cached && cached.until > Date.now()) return cached.value;
    const value = fetchSecret(client(), arn);
    cache.set(arn, { value, until: Date.now() + cacheMs });
    value.catch(() => cache.delete(arn));
    return value;
  };
}

async function fetchSecret(client: SecretsManagerClient, arn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  if (!SecretString) throw new Error(`secret ${arn} holds no text`);
  return SecretString;
}
