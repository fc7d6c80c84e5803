import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { callOutcome } from '../../../../functions/newsletters/sending/call-outcome.ts';
import {
  createSendBulk,
  createSesClient,
} from '../../../../functions/newsletters/sending/send-bulk.ts';
import { environmentOf } from '../../../../infra/local/emulators/environment-of.ts';
import { freePort } from '../../../builders/dynamodb-process.ts';
import { mailDomain } from '../../../builders/engine-world.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
  /** What of the answer is kept back, so that it never is whole. */
  readonly isCutOff?: boolean;
}

const request = { DefaultContent: {}, BulkEmailEntries: [] };
const taken: { path: string; headers: IncomingHttpHeaders; text: string }[] = [];
const answers: { next: Answer | 'silence' } = { next: {} };

const server = createServer(async (incoming, response) => {
  let text = '';
  for await (const part of incoming.setEncoding('utf8')) text += part;
  taken.push({ path: `${incoming.method} ${incoming.url}`, headers: incoming.headers, text });
  if (answers.next === 'silence') return;
  const { status = 200, headers, text: said = '', isCutOff } = answers.next;
  response.writeHead(status, headers);
  if (isCutOff) response.write(said, () => response.destroy());
  else response.end(said);
});
let port: number;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
beforeEach(() => {
  taken.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function sendBulk({ to = port, answerMs = 10_000 } = {}) {
  const environment = environmentOf(`http://127.0.0.1:${to}`, {
    accessKeyId: 'test',
    secretAccessKey: 'test',
  });
  return createSendBulk(createSesClient({ environment, answerMs }))(request);
}

/** What the engine makes of how the call failed. */
const outcome = async (calling: Promise<unknown>) =>
  callOutcome(
    await calling.then(
      () => 'taken',
      (error: unknown) => error,
    ),
    mailDomain,
  );

test('the request reaches SES as it is, signed for it, and its results come back in order', async () => {
  const results = [{ Status: 'SUCCESS', MessageId: 'm1' }, { Status: 'FAILED' }];
  answers.next = { text: JSON.stringify({ BulkEmailEntryResults: results }) };
  expect(await sendBulk()).toEqual(results);
  const [call] = taken;
  expect(call?.path).toBe('POST /v2/email/outbound-bulk-emails');
  expect(JSON.parse(call?.text ?? '')).toEqual(request);
  expect(call?.headers.authorization).toContain('/eu-west-1/ses/aws4_request');
  expect(call?.headers['x-amz-target']).toBeUndefined();
});

test.each([
  ['TooManyRequestsException', 429, { kind: 'retry' }],
  ['BadRequestException', 400, { kind: 'refused' }],
  ['MailFromDomainNotVerifiedException', 400, { kind: 'pause', reason: 'identity' }],
  ['InternalServiceErrorException', 500, { kind: 'uncertain' }],
] as const)('%s is read from the answer, after one call', async (name, status, meaning) => {
  answers.next = { status, headers: { 'x-amzn-errortype': `${name}:http://aws/` }, text: '{}' };
  expect(await outcome(sendBulk())).toEqual(meaning);
  expect(taken).toHaveLength(1);
});

test.each<[string, Answer | 'silence']>([
  ['no answer', 'silence'],
  ['half an answer', { text: '{"BulkEmailEntryResults":[', isCutOff: true }],
  ['a page in place of an answer', { text: '<html>' }],
  ['an error of who stands in between', { status: 502, text: '<html>' }],
])('%s leaves a call uncertain, and it is not made again', async (_, said) => {
  answers.next = said;
  const answerMs = said === 'silence' ? 1000 : 10_000;
  expect(await outcome(sendBulk({ answerMs }))).toEqual({ kind: 'uncertain' });
  expect(taken).toHaveLength(1);
});

test('a connection that was never made sent nothing', async () => {
  expect(await outcome(sendBulk({ to: await freePort() }))).toEqual({ kind: 'retry' });
});
