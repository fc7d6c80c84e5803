import type { Key } from '../../../shared/data/expressions.ts';
import { issuePartition } from '../issue-keys.ts';
import type { ChunkRef } from './chunk.ts';

const digits = (value: number, count: number): string => String(value).padStart(count, '0');

export const shardCount = 16;

/** Fits the tags of SES: `07-k3v9x2ma-0012` is chunk 12 of run k3v9x2ma over shard 7. */
export const chunkIdOf = (shard: number, runId: string, number: number): string =>
  `${digits(shard, 2)}-${runId}-${digits(number, 4)}`;

export const chunkIdPattern = /^\d{2}-[0-9a-z]{8}-\d{4,6}$/;

export const shardOfChunk = (chunkId: string): number => Number(chunkId.slice(0, 2));

/** Its number in the run. */
export const numberOfChunk = (chunkId: string): number => Number(chunkId.slice(cutOf(chunkId) + 1));

const cutOf = (chunkId: string) => chunkId.lastIndexOf('-');

/** The chunks of one run over one shard. */
export const runPartition = (issueId: string, shard: number, runId: string): string =>
  `CHUNK#${issueId}#${digits(shard, 2)}-${runId}`;

export const chunkKey = ({ issueId, chunkId }: ChunkRef): Key => ({
  pk: `CHUNK#${issueId}#${chunkId.slice(0, cutOf(chunkId))}`,
  sk: chunkId.slice(cutOf(chunkId) + 1),
});

/** The other way round. */
export function chunkRefOf({ pk, sk }: Key): ChunkRef {
  const [, issueId = '', run = ''] = pk.split('#');
  return { issueId, chunkId: `${run}-${sk}` };
}

/** What SES has told of a chunk; in a partition of its own, so that reading chunks does not pay for it. */
export const eventsKey = (ref: ChunkRef): Key => {
  const { pk, sk } = chunkKey(ref);
  return { pk: pk.replace('CHUNK#', 'CHUNK_EVENTS#'), sk };
};

/** Chunks that the sweep must look at, by time (gsi1); spread, since every call passes here. */
export const duePartition = (shard: number): string => `CHUNKS#${digits(shard, 2)}`;

/** The run that holds a shard's recipients: one item, written once, commits all its chunks. */
export const runKey = (issueId: string, shard: number): Key => ({
  pk: issuePartition(issueId),
  sk: `RUN#${digits(shard, 2)}`,
});
export const runPrefix = 'RUN#';

/** Committed runs of a shard over all issues, by time (gsi1): for the frequency cap. */
export const runsOfShard = (shard: number): string => `RUNS#${digits(shard, 2)}`;

/** One of the 16 items that count what has become of the recipients. */
export const progressKey = (issueId: string, slot: number): Key => ({
  pk: issuePartition(issueId),
  sk: `PROGRESS#${digits(slot, 2)}`,
});
export const progressPrefix = 'PROGRESS#';

/** How far the issue was in the last minutes, and how far its chunks are queued. */
export const paceKey = (issueId: string): Key => ({ pk: issuePartition(issueId), sk: 'PACE' });
