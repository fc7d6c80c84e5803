import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { Recipients } from '../../subscribers/index.ts';
import type { Issue } from '../issue.ts';
import type { IssueRepository } from '../issue-repository.ts';
import { type Chunk, chunkSize } from '../sending/chunk.ts';
import { chunkIdOf } from '../sending/chunk-keys.ts';
import type { ChunkRepository } from '../sending/chunk-repository.ts';
import { pending } from '../sending/recipient-state.ts';
import { chooseVariant } from './choose-variant.ts';
import { chunksKeptDays, correctedReaders } from './corrected-readers.ts';
import { cappedSubscribers } from './frequency-cap.ts';
import type { RunRepository } from './run-repository.ts';

export interface PlanDeps {
  readonly issues: IssueRepository;
  readonly recipients: Pick<Recipients, 'readShard'>;
  readonly chunks: ChunkRepository;
  readonly runs: RunRepository;
  readonly now: Clock;
  readonly newId: NewId;
}

const pageSize = 500;
/** Chunks written at once: one BatchWriteItem. */
const writeSize = 25;

/**
 * Divides the recipients of one shard into chunks and commits them in one conditional write. Whoever is second
 * leaves garbage that nobody reads and that expires. Reads every subscriber of the shard once, in constant memory.
 */
export async function planShard(issue: Issue, shard: number, deps: PlanDeps): Promise<void> {
  const runId = deps.newId('run').slice(-8);
  const { capped, isAddressed } = await rulesOf(issue, shard, deps);
  const writer = chunkWriter({ issueId: issue.issueId, shard, runId }, deps);
  let left = 0;
  let next: string | undefined;
  do {
    const page = await deps.recipients.readShard(shard, next, pageSize);
    for (const recipient of page.recipients) {
      const variantId = chooseVariant(recipient, issue);
      if (!variantId || !isAddressed(recipient.id)) continue;
      if (capped.has(recipient.id)) left += 1;
      else writer.add(variantId, recipient.id);
    }
    await writer.writeFull();
    next = page.next;
  } while (next);
  const { chunks, planned } = await writer.finish();
  const committedAt = deps.now().toISOString();
  const run = { issueId: issue.issueId, shard, runId, chunks, planned, capped: left };
  await deps.runs.commit({ ...run, committedAt, queued: 0 });
}

interface Rules {
  /** Who has had their share. */
  readonly capped: ReadonlySet<string>;
  readonly isAddressed: (recipientId: string) => boolean;
}

/** A correction goes to all who got what it corrects, and to them alone: nobody has had their share of it. */
async function rulesOf(
  { issueId, corrects }: Issue,
  shard: number,
  deps: PlanDeps,
): Promise<Rules> {
  if (corrects === undefined) {
    return { capped: await cappedSubscribers(shard, issueId, deps), isAddressed: () => true };
  }
  const readers = await correctedReaders(shard, corrects, deps);
  return { capped: new Set(), isAddressed: (id) => readers?.has(id) ?? true };
}

interface RunRef {
  readonly issueId: string;
  readonly shard: number;
  readonly runId: string;
}

/** Collects recipients by variant and writes them as chunks, numbered in the order in which they fill. */
function chunkWriter(
  { issueId, shard, runId }: RunRef,
  { chunks, now }: Pick<PlanDeps, 'chunks' | 'now'>,
) {
  const expiresAt = epochSeconds(daysAfter(now(), chunksKeptDays));
  const filling = new Map<string, string[]>();
  let ready: Chunk[] = [];
  let count = 0;
  let planned = 0;

  function close(variantId: string, recipients: readonly string[]): void {
    ready.push({
      issueId,
      chunkId: chunkIdOf(shard, runId, count),
      variantId,
      recipients,
      states: pending.repeat(recipients.length),
      version: 0,
      attempt: 0,
    });
    count += 1;
    planned += recipients.length;
    filling.delete(variantId);
  }

  async function write(): Promise<void> {
    await chunks.write(ready, expiresAt);
    ready = [];
  }

  return {
    add(variantId: string, recipientId: string): void {
      const recipients = filling.get(variantId) ?? [];
      recipients.push(recipientId);
      filling.set(variantId, recipients);
      if (recipients.length === chunkSize) close(variantId, recipients);
    },
    writeFull: async (): Promise<void> => {
      if (ready.length >= writeSize) await write();
    },
    async finish(): Promise<{ chunks: number; planned: number }> {
      for (const [variantId, recipients] of filling) close(variantId, recipients);
      await write();
      return { chunks: count, planned };
    },
  };
}
