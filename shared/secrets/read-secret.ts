import { type AwsClient, type AwsClientOptions, createAwsClient } from '../aws/aws-client.ts';

export type Secrets = AwsClient<{
  readonly GetSecretValue: { readonly SecretString?: string };
  readonly CreateSecret: object;
  readonly DeleteSecret: object;
}>;

export const createSecrets = (options?: AwsClientOptions): Secrets =>
  createAwsClient('secretsmanager', options);

export type ReadSecret = (arn: string) => Promise<string>;

const cacheMs = 5 * 60_000;

/**
 * Reads secrets of Secrets Manager and keeps each for five minutes, so that a rotation arrives without a restart.
 */
export function createReadSecret(client: Secrets = createSecrets()): ReadSecret {
  const cache = new Map<string, { value: Promise<string>; until: number }>();
  return (arn) => {
    const cached = cache.get(arn);
    if (cached && cached.until > Date.now()) return cached.value;
    const value = fetchSecret(client, arn);
    cache.set(arn, { value, until: Date.now() + cacheMs });
    value.catch(() => cache.delete(arn));
    return value;
  };
}

async function fetchSecret(client: Secrets, arn: string): Promise<string> {
  const { SecretString } = await client.call('GetSecretValue', { SecretId: arn });
  if (!SecretString) throw new Error(`secret ${arn} holds no text`);
  return SecretString;
}
