import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Item, Update, Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { progressWrite } from '../progress/progress-repository.ts';
import type { Chunk, ChunkRef } from './chunk.ts';
import { changingAttributes, chunkFrom, dueText, newChunkItem } from './chunk-item.ts';
import {
  chunkKey,
  chunkRefOf,
  duePartition,
  numberOfChunk,
  progressKey,
  runPartition,
  shardCount,
  shardOfChunk,
} from './chunk-keys.ts';
import { countChange, failedLetters, indexesOf, pending, uncertain } from './recipient-state.ts';

export interface Claim {
  /** Most entries of the call. */
  readonly entries: number;
  readonly leaseUntil: Date;
}

/** The committed run of a shard. */
export interface ShardRun {
  readonly issueId: string;
  readonly shard: number;
  readonly runId: string;
}

export interface PendingChunk extends ChunkRef {
  /** Number of its recipients who are pending. */
  readonly pending: number;
}

export type ChunkRepository = ReturnType<typeof createChunkRepository>;

/** The only place that writes chunks. Every write counts the version; results also count in the progress. */
export function createChunkRepository(table: Table) {
  async function find(ref: ChunkRef): Promise<Chunk | undefined> {
    const item = await table.get(chunkKey(ref), { consistent: true });
    return item && chunkFrom(item);
  }

  /** False when the chunk is no longer at this version. */
  async function replace(before: Chunk, after: Chunk, also: readonly Write[]): Promise<boolean> {
    const change = countChange(before.states, after.states);
    const write = { update: chunkKey(before), with: replacement(before, after) };
    try {
      if (Object.keys(change).length === 0) await table.update(write.update, write.with);
      else await table.transact([write, progressOf(before, change), ...also]);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  }

  return {
    find,

    /** Chunks of an uncommitted run; writing them again changes nothing that counts. */
    write: (chunks: readonly Chunk[], expiresAt: number): Promise<void> =>
      table.writeMany(chunks.map((chunk) => newChunkItem(chunk, expiresAt))),

    /**
     * Takes the chunk for one call. From here on its first pending recipients may have been written to.
     * Undefined when somebody else has it, or nobody in it is pending.
     */
    async claim(ref: ChunkRef, claim: Claim): Promise<Chunk | undefined> {
      try {
        return chunkFrom(await table.update(chunkKey(ref), claimUpdate(ref, claim)));
      } catch (error) {
        if (error instanceof ConditionFailed) return undefined;
        throw error;
      }
    },

    /**
     * Writes what `change` makes of the chunk, from a fresh reading when it was changed meanwhile.
     * Undefined when `change` gives up or the chunk is gone. `also`: writes that go with a change of states.
     */
    async change(
      seen: Chunk,
      change: (chunk: Chunk) => Chunk | undefined,
      also: (chunk: Chunk) => readonly Write[] = () => [],
    ): Promise<Chunk | undefined> {
      for (let present: Chunk | undefined = seen; present; present = await find(seen)) {
        const after = change(present);
        if (!after) return undefined;
        if (await replace(present, after, also(present)))
          return { ...after, version: present.version + 1 };
      }
      return undefined;
    },

    /** Chunks of all issues whose lease or wait has ended; the index may be a moment behind. */
    async *due(now: Date): AsyncGenerator<ChunkRef> {
      for (let shard = 0; shard < shardCount; shard += 1) {
        const sortKey = { from: '0', to: dueText(now) };
        const items = table.queryAll({ index: 'gsi1', pk: duePartition(shard), sortKey });
        for await (const item of items) {
          yield refOf(item);
        }
      }
    },

    /** Chunks of a run with pending recipients and no call under way, from the given number on, in order. */
    async *pendingOf(run: ShardRun, fromNumber: number): AsyncGenerator<PendingChunk> {
      const filter = {
        expression: 'contains(states, :pending) AND attribute_not_exists(inCall)',
        values: { ':pending': pending },
      };
      const sortKey = { from: String(fromNumber).padStart(4, '0'), to: '9' };
      for await (const item of partsOf(table, run, { filter, sortKey, consistent: true })) {
        yield { ...refOf(item), pending: indexesOf(String(item.states), pending).length };
      }
    },

    /** Whether anybody of the run is pending, uncertain or in a call. Consistent. */
    async hasOpen(run: ShardRun): Promise<boolean> {
      const filter = {
        expression:
          'contains(states, :pending) OR contains(states, :uncertain) OR attribute_exists(inCall)',
        values: { ':pending': pending, ':uncertain': uncertain },
      };
      for await (const _ of partsOf(table, run, { filter, consistent: true })) return true;
      return false;
    },

    /** Chunks of a run in which somebody failed. Consistent. */
    async *withFailed({ issueId, shard, runId }: ShardRun): AsyncGenerator<Chunk> {
      const values = Object.fromEntries([...failedLetters].map((letter) => [`:${letter}`, letter]));
      const expression = Object.keys(values)
        .map((name) => `contains(states, ${name})`)
        .join(' OR ');
      const pk = runPartition(issueId, shard, runId);
      const items = table.queryAll({ pk, filter: { expression, values }, consistent: true });
      for await (const item of items) yield chunkFrom(item);
    },

    /** All chunks of a run. Not consistent: for runs that are long written. */
    async *all({ issueId, shard, runId }: ShardRun): AsyncGenerator<Chunk> {
      const items = table.queryAll({ pk: runPartition(issueId, shard, runId) });
      for await (const item of items) yield chunkFrom(item);
    },
  };
}

type Narrowing = Pick<Parameters<Table['queryAll']>[0], 'filter' | 'sortKey' | 'consistent'>;

function partsOf(table: Table, { issueId, shard, runId }: ShardRun, narrowing: Narrowing) {
  const project = ['pk', 'sk', 'states'];
  return table.queryAll({ pk: runPartition(issueId, shard, runId), project, ...narrowing });
}

const refOf = ({ pk, sk }: Item): ChunkRef => chunkRefOf({ pk: String(pk), sk: String(sk) });

const claimUpdate = ({ chunkId }: ChunkRef, { entries, leaseUntil }: Claim): Update => ({
  expression:
    'SET attempt = attempt + :one, v = v + :one, inCall = :entries, gsi1pk = :due, gsi1sk = :lease',
  condition: 'contains(states, :pending) AND attribute_not_exists(inCall)',
  values: {
    ':one': 1,
    ':entries': entries,
    ':due': duePartition(shardOfChunk(chunkId)),
    ':lease': dueText(leaseUntil),
    ':pending': pending,
  },
});

function replacement(before: Chunk, after: Chunk): Update {
  const attributes = Object.entries(changingAttributes({ ...after, version: before.version + 1 }));
  const set = attributes.filter(([, value]) => value !== undefined);
  const removed = attributes.filter(([, value]) => value === undefined);
  const sets = set.map(([name]) => `${name} = :${name}`).join(', ');
  const removes = removed.map(([name]) => name).join(', ');
  return {
    expression: `SET ${sets}${removes && ` REMOVE ${removes}`}`,
    condition: 'v = :before',
    // `states` is no reserved word of DynamoDB, nor are the others.
    values: {
      ':before': before.version,
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
    },
  };
}

/** Spread over 16 items by chunk, so that calls that end together seldom meet. */
function progressOf({ issueId, chunkId }: Chunk, change: ReturnType<typeof countChange>): Write {
  const slot = (shardOfChunk(chunkId) + numberOfChunk(chunkId)) % shardCount;
  return progressWrite(progressKey(issueId, slot), change);
}
