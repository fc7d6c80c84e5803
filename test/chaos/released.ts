import type { Issue } from '../../functions/newsletters/issue.ts';
import { wavesOf } from '../../functions/newsletters/planning/releases.ts';
import { createRunRepository } from '../../functions/newsletters/planning/run-repository.ts';
import type { Chunk } from '../../functions/newsletters/sending/chunk.ts';
import { numberOfChunk, shardOfChunk } from '../../functions/newsletters/sending/chunk-keys.ts';
import { daytimeHours } from '../../shared/time/night.ts';
import type { ChaosWorld } from './chaos-world.ts';

/** When each wave of what waits was due; none before somebody has chosen between versions. */
export function releasesOf(issue: Issue): readonly Date[] {
  const from = issue.trial ? issue.decision?.at : issue.sendingSince;
  return from ? daytimeHours(new Date(from), wavesOf(issue).waiting) : [];
}

/** Mails of another version than was drawn or chosen, and mails before their time, worked out apart from the product. */
export async function contradictionsOfMails(
  world: ChaosWorld,
  issue: Issue,
  chunks: readonly Chunk[],
): Promise<string[]> {
  const { atOnce } = wavesOf(issue);
  const releases = releasesOf(issue);
  const runs = await createRunRepository(world.table).ofIssue(issue.issueId);
  const byId = new Map(chunks.map((chunk) => [chunk.chunkId, chunk]));
  const found = new Set<string>();
  world.ses.mails.forEach(({ chunkId, template }, place) => {
    const chunk = byId.get(chunkId);
    if (!chunk) return;
    const [, , drawn] = chunk.variantId.split('-');
    const version = drawn ?? issue.decision?.version;
    const expected = `${issue.issueId}-${chunk.variantId}${drawn || !issue.trial ? '' : `-${version}`}`;
    if (template !== expected) found.add(`${template} in place of ${expected}`);
    const { waves = [] } = runs.find(({ shard }) => shard === shardOfChunk(chunkId)) ?? {};
    const wave = waves.findIndex((end) => numberOfChunk(chunkId) < end.chunks);
    if (wave < atOnce) return;
    const due = releases[wave - atOnce];
    const takenAt = world.takenAt[place];
    if (!due || !takenAt || takenAt < due) found.add(`a mail of wave ${wave} before its time`);
  });
  return [...found];
}
