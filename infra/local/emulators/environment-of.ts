import type { AwsEnvironment } from '../../../shared/aws/aws-client.ts';
import { region } from '../resources.ts';

/** What a function's environment says of AWS, for code of functions that runs outside of one. */
export const environmentOf = (
  endpoint: string,
  credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
): AwsEnvironment => ({
  AWS_REGION: region,
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
});
