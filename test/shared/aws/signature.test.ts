import { once } from 'node:events';
import { createServer } from 'node:http';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client, SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorization } from '../../../shared/aws/signature.ts';

interface Received {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

let endpoint = '';
const received: Received[] = [];
const server = createServer((request, response) => {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const { url = '/', method = '' } = request;
  received.push({ url: new URL(url, endpoint), method, headers });
  request.resume();
  response.writeHead(400, { 'content-type': 'application/json' }).end('{"__type":"Seen"}');
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const keys = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIATEST',
  AWS_SECRET_ACCESS_KEY: 'se/cr+et',
};
const settings = () => ({
  endpoint,
  region: keys.AWS_REGION,
  maxAttempts: 1,
  credentials: {
    accessKeyId: keys.AWS_ACCESS_KEY_ID,
    secretAccessKey: keys.AWS_SECRET_ACCESS_KEY,
    sessionToken: 'a session',
  },
});

/** What the SDK's own client makes of an operation, as it arrives. */
async function arrived(send: () => Promise<unknown>): Promise<Received> {
  await send().catch(() => undefined);
  const request = received.at(-1);
  if (!request) throw new Error('nothing arrived');
  return request;
}

describe('the signature of a request', () => {
  it.each([
    [
      'dynamodb',
      () =>
        new DynamoDBClient(settings()).send(
          new GetItemCommand({ TableName: 'T', Key: { pk: { S: 'é ü' } } }),
        ),
    ],
    [
      'sqs',
      () =>
        new SQSClient(settings()).send(
          new SendMessageCommand({ QueueUrl: `${endpoint}/1/queue`, MessageBody: 'a b' }),
        ),
    ],
    [
      'secretsmanager',
      () =>
        new SecretsManagerClient(settings()).send(new GetSecretValueCommand({ SecretId: 'keys' })),
    ],
    [
      'ses',
      () =>
        new SESv2Client(settings()).send(
          new SendBulkEmailCommand({ DefaultContent: {}, BulkEmailEntries: [] }),
        ),
    ],
  ] as const)('is the one that the SDK makes for %s', async (service, send) => {
    const { headers, ...request } = await arrived(send);
    const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
    expect(names).toContain('x-amz-security-token');
    const signed = Object.fromEntries(names.map((name) => [name, headers[name] ?? '']));
    expect(authorization({ ...request, headers: signed }, keys, service)).toBe(
      headers.authorization,
    );
  });
});
