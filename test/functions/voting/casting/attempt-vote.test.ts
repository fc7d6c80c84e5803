import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import {
  type DynamoDBClient,
  InternalServerError,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import {
  createAttemptVote,
  createVoteClient,
} from '../../../../functions/voting/casting/attempt-vote.ts';
import { silentLog } from '../../../builders/silent-log.ts';

const at = new Date('2026-11-22T12:00:00.000Z');
const vote = { contestId: 'con_a', rollId: 'ab'.repeat(16), choices: ['can_secret'] };

/** What an attempt makes of an error of the client. */
const outcomeOf = (error: unknown) => {
  const client = { send: async () => Promise.reject(error) } as unknown as DynamoDBClient;
  return createAttemptVote(client, 'votes')(vote, 0, at);
};

const $metadata = {};
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata,
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe('what DynamoDB answers to a vote', () => {
  it.each([
    ['a conflict on the gate', cancelled('None', 'None', 'TransactionConflict'), 'conflict'],
    ['a conflict on the voter', cancelled('TransactionConflict', 'None', 'None'), 'conflict'],
    ['throttling of one item', cancelled('None', 'ThrottlingError', 'None'), 'conflict'],
    ['a ballot id that is taken', cancelled('None', 'ConditionalCheckFailed', 'None'), 'conflict'],
    ['a voter on the roll', cancelled('ConditionalCheckFailed', 'None', 'None'), 'on-roll'],
    ['a conflict', new TransactionConflictException({ message: '', $metadata }), 'conflict'],
    ['throttling', new ThrottlingException({ message: '', $metadata }), 'conflict'],
    ['a failure of its own', new InternalServerError({ message: '', $metadata }), 'unknown'],
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
    const error = Object.assign(new Error(`no right to put ${vote.rollId} can_secret`), {
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
      input: vote,
    });
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
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    const before = performance.now();
    expect(await createAttemptVote(createVoteClient(150), 'votes')(vote, 0, at)).toBe('unknown');
    expect(performance.now() - before).toBeGreaterThan(140);
    for (const socket of connections) socket.destroy();
    silent.close();
    vi.unstubAllEnvs();
  });

  it('that nobody listens for is nothing at all, too', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', 'http://127.0.0.1:9');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    expect(await createAttemptVote(createVoteClient(), 'votes')(vote, 0, at)).toBe('unknown');
    vi.unstubAllEnvs();
  });

  it('is asked for once: the SDK does not try again with the old clock', async () => {
    expect(await createVoteClient().config.maxAttempts()).toBe(1);
  });
});
