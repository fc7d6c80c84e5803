import {
  type BulkEmailEntryResult,
  SESv2Client,
  SendBulkEmailCommand,
  type SendBulkEmailCommandInput,
} from '@aws-sdk/client-sesv2';

/** Makes one call; the results stand in the order of the entries. @throws what SES or the connection did. */
export type SendBulk = (request: SendBulkEmailCommandInput) => Promise<BulkEmailEntryResult[]>;

/** SES answers a full call within a second; what takes longer than this is uncertain. Milliseconds. */
export const callTimeout = 20_000;

/** Never retries by itself: SES has no idempotency key, so that a second try may be a second mail. */
export function createSesClient(): SESv2Client {
  const client = new SESv2Client({
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 3000,
      requestTimeout: callTimeout,
      throwOnRequestTimeout: true,
    },
  });
  // It prepares every request and answer for a log that nobody keeps: a twentieth of the computing.
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}

export const createSendBulk =
  (client: SESv2Client): SendBulk =>
  async (request) =>
    (await client.send(new SendBulkEmailCommand(request))).BulkEmailEntryResults ?? [];
