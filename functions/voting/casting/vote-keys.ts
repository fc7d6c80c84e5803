import type { Key } from '../../../shared/data/expressions.ts';

/** Gate copies of a contest. Votes check one each, so that they do not all wait for one item. */
export const gateCopies = 4;

/** First hexadecimal digits of roll keys and ballot ids: a contest's votes are spread over 16 partitions. */
export const voteShards = [...'0123456789abcdef'] as const;

/** `opensAt` and `closesAt` in ISO 8601 with milliseconds, UTC: they compare as text. */
export const gateKey = (contestId: string, copy: number): Key => ({
  pk: `GATE#${contestId}#${copy}`,
  sk: 'GATE',
});

/** `rollId`: keyed hash of the canonical address, in hexadecimal. The item holds nothing else but maybe a cohort code. */
export const rollKey = (contestId: string, rollId: string): Key => ({
  pk: rollPartition(contestId, rollId.slice(0, 1)),
  sk: rollId,
});

export const rollPartition = (contestId: string, shard: string): string =>
  `ROLL#${contestId}#${shard}`;

/** `ballotId`: 128 random bits in hexadecimal, so that order says nothing of time. */
export const ballotKey = (contestId: string, ballotId: string): Key => ({
  pk: ballotPartition(contestId, ballotId.slice(0, 1)),
  sk: ballotId,
});

export const ballotPartition = (contestId: string, shard: string): string =>
  `BALLOT#${contestId}#${shard}`;

/** Code hash, guesses and expiry of one request to vote, under a random id. */
export const pendingKey = (pendingId: string): Key => ({
  pk: `PENDING#${pendingId}`,
  sk: 'PENDING',
});

/** How often a signal had one value on one day; `digest` is keyed. */
export const signalKey = (contestId: string, digest: string): Key => ({
  pk: `SIGNAL#${contestId}#${digest}`,
  sk: 'SIGNAL',
});

/** A proof of work that was used. */
export const proofKey = (challenge: string): Key => ({ pk: `PROOF#${challenge}`, sk: 'PROOF' });

/** A ticket that was used; the entry itself stands apart, under an id of its own. */
export const ticketKey = (contestId: string, digest: string): Key => ({
  pk: `TICKET#${contestId}#${digest}`,
  sk: 'TICKET',
});

export const drawPartition = (contestId: string): string => `DRAW#${contestId}`;
