import { S3Client } from '@aws-sdk/client-s3';
import type { AwsEnvironment } from '../../shared/aws/aws-client.ts';

/**
 * Region and credentials of whoever runs a command, found as AWS's own tools find them: environment, profile, single
 * sign-on. Functions have theirs in the environment and look nowhere else.
 */
export async function operatorEnvironment(): Promise<AwsEnvironment> {
  const { region, credentials } = new S3Client({}).config;
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
  return {
    ...process.env,
    AWS_REGION: await region(),
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
}
