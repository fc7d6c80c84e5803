import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createAttemptVote,
  createVoteClient,
} from '../../../../functions/voting/casting/attempt-vote.ts';
import { AwsRefusal } from '../../../../shared/aws/aws-refusal.ts';
import { silentLog } from '../../../builders/silent-log.ts';

const at = new Date('2026-11-22T12:00:00.000Z');
const vote = { contestId: 'con_a', rollId: 'ab'.repeat(16), choices: ['can_secret'] };

/** What an attempt makes of an error of the client. */
const outcomeOf = (error: unknown) => {
  const client = { call: async () => Promise.reject(error) };
  return createAttemptVote(client, 'votes')(vote, 0, at);
};

const refusal = (name: string, status = 400) => new AwsRefusal(name, '', status);
const cancelled = (...codes: string[]) =>
  new AwsRefusal('TransactionCanceledException', 'cancelled', 400, {
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterEach(() => vi.unstubAllEnvs());

describe('what DynamoDB answers to a vote', () => {
  it.each([
    ['a conflict on the gate', cancelled('None', 'None', 'TransactionConflict'), 'conflict'],
    ['a conflict on the voter', cancelled('TransactionConflict', 'None', 'None'), 'conflict'],
    ['throttling of one item', cancelled('None', 'ThrottlingError', 'None'), 'conflict'],
    ['a ballot id that is taken', cancelled('None', 'ConditionalCheckFailed', 'None'), 'conflict'],
    ['a voter on the roll', cancelled('ConditionalCheckFailed', 'None', 'None'), 'on-roll'],
    ['a conflict', refusal('TransactionConflictException'), 'conflict'],
    ['throttling', refusal('ThrottlingException'), 'conflict'],
    ['a failure of its own', refusal('InternalServerError', 500), 'unknown'],
    ['nothing at all', new DOMException('timed out', 'TimeoutError'), 'unknown'],
    [
      'a connection that broke',
      Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
      'unknown',
    ],
  ])('%s is understood', async (_, error, outcome) => {
    expect(await outcomeOf(error)).toBe(outcome);
  });

  it('of what trying again does not mend tells the name, and nothing of the vote', async () => {
    const message = `no right to put ${vote.rollId} can_secret`;
    const error = new AwsRefusal('AccessDeniedException', message, 400);
    const log = silentLog();
    await outcomeOf(error).catch((thrown) =>
      log.error('failed', { error: thrown, cause: thrown.cause }),
    );
    const thrown = await outcomeOf(error).catch((reason: Error) => reason);
    expect(String(thrown)).toContain('AccessDeniedException');
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toMatch(
      /abab|can_secret/,
    );
  });

  it('that does not come within the time is nothing at all', async () => {
    const connections = new Set<Socket>();
    const silent = createServer((socket) => connections.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
    const before = performance.now();
    expect(await createAttemptVote(createVoteClient(150), 'votes')(vote, 0, at)).toBe('unknown');
    expect(performance.now() - before).toBeGreaterThan(140);
    for (const socket of connections) socket.destroy();
    silent.close();
  });

  it('that nobody listens for is nothing at all, too', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:9');
    expect(await createAttemptVote(createVoteClient(), 'votes')(vote, 0, at)).toBe('unknown');
  });

  it('is asked for once: nobody tries again with the old clock', async () => {
    let requests = 0;
    const busy = createHttpServer((_, response) => {
      requests += 1;
      response.writeHead(500).end();
    }).listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
    expect(await createAttemptVote(createVoteClient(), 'votes')(vote, 0, at)).toBe('unknown');
    expect(requests).toBe(1);
    busy.close();
  });
});
