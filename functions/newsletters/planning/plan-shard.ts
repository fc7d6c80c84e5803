import type { Version } from '../../../emails/blocks/version.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { Recipients } from '../../subscribers/index.ts';
import type { Issue } from '../issue.ts';
import type { IssueRepository } from '../issue-repository.ts';
import type { ChunkRepository } from '../sending/chunk-repository.ts';
import { chooseVariant } from './choose-variant.ts';
import { chunkWriter } from './chunk-writer.ts';
import { correctedReaders } from './corrected-readers.ts';
import { divisionOf } from './division.ts';
import { cappedSubscribers } from './frequency-cap.ts';
import type { RunRepository } from './run-repository.ts';

export interface PlanDeps {
  readonly issues: IssueRepository;
  readonly recipients: Pick<Recipients, 'readShard'>;
  readonly chunks: ChunkRepository;
  readonly runs: RunRepository;
  /** The versions of what was approved; none for an issue that has only one. */
  readonly versionsOf: (issue: Issue) => Promise<readonly Version[]>;
  readonly now: Clock;
  readonly newId: NewId;
}

const pageSize = 500;

/**
 * Divides the recipients of one shard into chunks and commits them in one conditional write. Whoever is second
 * leaves garbage that nobody reads and that expires. Reads every subscriber of the shard once.
 */
export async function planShard(issue: Issue, shard: number, deps: PlanDeps): Promise<void> {
  const runId = deps.newId('run').slice(-8);
  const { capped, isAddressed } = await rulesOf(issue, shard, deps);
  const division = await divisionOf(issue, shard, deps);
  const writer = chunkWriter({ issueId: issue.issueId, shard, runId }, division.waveOf, deps);
  const readers: Record<string, number> = {};
  let left = 0;
  let next: string | undefined;
  do {
    const page = await deps.recipients.readShard(shard, next, pageSize);
    for (const recipient of page.recipients) {
      const variantId = chooseVariant(recipient, issue);
      if (!variantId || !isAddressed(recipient.id)) continue;
      if (capped.has(recipient.id)) {
        left += 1;
        continue;
      }
      const given = division.variantOf(variantId, recipient.id);
      writer.add(given, recipient.id);
      if (!recipient.tracking) readers[given] = (readers[given] ?? 0) + 1;
    }
    await writer.writeFull();
    next = page.next;
  } while (next);
  const extent = await writer.finish(division.waveCount);
  const committedAt = deps.now().toISOString();
  const run = { issueId: issue.issueId, shard, runId, ...extent, readers, capped: left };
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
