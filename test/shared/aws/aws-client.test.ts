import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { environmentOf } from '../../../infra/local/emulators/environment-of.ts';
import { type AwsClientOptions, createAwsClient } from '../../../shared/aws/aws-client.ts';
import type { AwsRefusal } from '../../../shared/aws/aws-refusal.ts';
import { authorization } from '../../../shared/aws/signature.ts';
import { testClock } from '../../builders/clock.ts';

interface Received {
  readonly path: string;
  readonly port: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
type Answer = readonly [status: number, body?: unknown, headers?: Record<string, string>];

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A service that gives these answers in turn; `hang-up` breaks the connection, `silence` says nothing. */
async function service(...answers: readonly (Answer | 'hang-up' | 'silence')[]) {
  const received: Received[] = [];
  const server = createServer(async (request, response: ServerResponse) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const { url: path = '', socket } = request;
    received.push({ path, port: socket.remotePort, headers, body: await text(request) });
    const answer = answers[received.length - 1] ?? 'hang-up';
    if (answer === 'hang-up') request.socket.destroy();
    if (typeof answer === 'string') return;
    const [status, body, added] = answer;
    response.writeHead(status, added).end(typeof body === 'string' ? body : JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { received, endpoint: `http://127.0.0.1:${port}` };
}

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
const client = (endpoint: string, options: AwsClientOptions = {}) =>
  createAwsClient<{ GetItem: { Item?: { pk: { S: string } } } }>('dynamodb', {
    environment: environmentOf(endpoint, credentials),
    ...options,
  });
const busy: Answer = [400, { __type: 'x#ThrottlingException', message: 'slower' }];
const found: Answer = [200, { Item: { pk: { S: 'é' } } }];
const refusedBy = (call: Promise<unknown>): Promise<AwsRefusal> =>
  call.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: AwsRefusal) => error,
  );

describe('a call of a service', () => {
  it('is one signed POST that names the operation', async () => {
    const { endpoint, received } = await service(found);
    const now = testClock('2026-11-29T12:00:00Z');
    const environment = {
      ...environmentOf(endpoint, credentials),
      AWS_SESSION_TOKEN: 'session',
      _X_AMZN_TRACE_ID: 'Root=1',
    };
    const answer = await client(endpoint, { environment, now }).call('GetItem', { Key: 'ü' });
    expect(answer).toEqual({ Item: { pk: { S: 'é' } } });
    const [request] = received;
    expect(request).toMatchObject({ path: '/', body: '{"Key":"ü"}' });
    expect(request?.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20261129T120000Z',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      'x-amz-security-token': 'session',
      'x-amzn-trace-id': 'Root=1',
    });
    const signed = request?.headers.authorization ?? '';
    const names = /SignedHeaders=([^,]+)/.exec(signed)?.[1]?.split(';') ?? [];
    expect(names).toEqual(expect.arrayContaining(['host', 'x-amz-security-token', 'x-amz-target']));
    expect(names).not.toContain('x-amzn-trace-id');
    const headers = Object.fromEntries(names.map((name) => [name, request?.headers[name] ?? '']));
    const keys = {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    };
    const anew = { method: 'POST', url: new URL(endpoint), headers };
    expect(signed).toBe(authorization(anew, keys, 'dynamodb'));
  });

  it('goes to the endpoint of its service before that of all', async () => {
    const { endpoint } = await service(found);
    const environment = {
      ...environmentOf('http://127.0.0.1:9', credentials),
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    };
    await expect(client('', { environment }).call('GetItem', {})).resolves.toBeDefined();
  });

  it.each<[string, Answer | 'hang-up']>([
    ['is throttled', busy],
    ['meets a failure of the service', [500, { __type: 'InternalServerError' }]],
    ['meets a page of whatever stands before the service', [503, '<html>busy</html>']],
    ['loses its connection', 'hang-up'],
  ])('that %s is made again', async (_, answer) => {
    const { endpoint, received } = await service(answer, answer, found);
    await expect(client(endpoint).call('GetItem', {})).resolves.toEqual(found[1]);
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  it('is given up after its attempts, with what was answered last', async () => {
    const { endpoint, received } = await service(busy, busy, busy);
    const refusal = await refusedBy(client(endpoint, { attempts: 2 }).call('GetItem', {}));
    expect(refusal).toMatchObject({ name: 'ThrottlingException', message: 'slower', status: 400 });
    expect(received).toHaveLength(2);
  });

  it('is not made again after a refusal that will not pass', async () => {
    const denied: Answer = [400, {}, { 'x-amzn-errortype': 'AccessDeniedException:http://x/' }];
    const { endpoint, received } = await service(denied, found);
    const refusal = await refusedBy(client(endpoint).call('GetItem', {}));
    expect(refusal).toMatchObject({ name: 'AccessDeniedException', status: 400 });
    expect(received).toHaveLength(1);
  });

  it('that gets no answer in time is given up', async () => {
    const { endpoint } = await service('silence', 'silence');
    const call = client(endpoint, { attempts: 2, answerMs: 40 }).call('GetItem', {});
    await expect(call).rejects.toThrow('gave no answer within 40 ms');
  });

  it('keeps its connection for the next', async () => {
    const { endpoint, received } = await service(found, found);
    await client(endpoint).call('GetItem', {});
    await client(endpoint).call('GetItem', {});
    expect(received[1]?.port).toBe(received[0]?.port);
  });

  it('is not made without credentials', async () => {
    const environment = { AWS_REGION: 'eu-west-1' };
    const call = client('', { environment, attempts: 1 }).call('GetItem', {});
    await expect(call).rejects.toThrow('credentials must be in the environment');
  });
});

describe('what a refusal says beside its name', () => {
  it('can be read, and stands in no log', async () => {
    const Item = { address: { S: 'an@example.org' } };
    const failed = { __type: 'v#ConditionalCheckFailedException', Message: 'no', Item };
    const { endpoint } = await service([400, failed]);
    const refusal = await refusedBy(client(endpoint).call('GetItem', {}));
    expect(refusal.details.Item).toEqual(Item);
    expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal))).not.toContain('example');
    expect(JSON.stringify({ ...refusal })).not.toContain('example');
  });
});
