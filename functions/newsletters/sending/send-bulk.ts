import type { BulkEmailEntryResult, SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';
import {
  type AwsClient,
  type AwsClientOptions,
  createAwsClient,
} from '../../../shared/aws/aws-client.ts';

/** Makes one call; the results stand in the order of the entries. @throws what SES or the connection did. */
export type SendBulk = (request: SendBulkEmailCommandInput) => Promise<BulkEmailEntryResult[]>;

/** SES answers a full call within a second; what takes longer than this is uncertain. Milliseconds. */
const answerMs = 20_000;

/** Where the API has `SendBulkEmail`: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendBulkEmail.html */
const sendBulkEmail = 'outbound-bulk-emails';

type SesClient = AwsClient<{
  readonly [sendBulkEmail]: { readonly BulkEmailEntryResults?: BulkEmailEntryResult[] };
}>;

/** Never retries by itself: SES has no idempotency key, so that a second try may be a second mail. */
export const createSesClient = (
  options: Pick<AwsClientOptions, 'environment' | 'answerMs'> = {},
): SesClient => createAwsClient('ses', { answerMs, ...options, attempts: 1 });

export const createSendBulk =
  (client: SesClient): SendBulk =>
  async (request) =>
    (await client.call(sendBulkEmail, request)).BulkEmailEntryResults ?? [];
