import type { Clock } from '../../../shared/clock.ts';
import type { ChunkEventsRepository } from '../events/chunk-events-repository.ts';
import type { Issue } from '../issue.ts';
import type { IssueRepository } from '../issue-repository.ts';
import { type HoldDeps, holdLate } from '../late/hold-late.ts';
import { readCounts } from '../progress/progress-repository.ts';
import { type Chunk, released } from '../sending/chunk.ts';
import type { ChunkRepository } from '../sending/chunk-repository.ts';
import { failedIndexes, pending } from '../sending/recipient-state.ts';
import type { TemplateRepository } from '../templates/template-repository.ts';
import { type QueueDeps, queueChunks } from './queue-chunks.ts';
import type { RunRepository } from './run-repository.ts';

export interface RetryDeps extends QueueDeps, HoldDeps {
  readonly issues: Pick<IssueRepository, 'transition'>;
  readonly runs: RunRepository;
  readonly chunks: ChunkRepository;
  readonly events: Pick<ChunkEventsRepository, 'forgetting'>;
  readonly templates: Pick<TemplateRepository, 'missing'>;
  readonly now: Clock;
}

/**
 * Makes everybody who failed pending again, and nobody else, and queues them. The issue is `sending` and marked by
 * `retryingSince` until that is done, so that it is not finished meanwhile; a second run finds nobody left.
 */
export async function retryFailed(issue: Issue, deps: RetryDeps): Promise<void> {
  if (issue.state !== 'sending' || !issue.retryingSince) return;
  // They are gone 14 days after the end; the sweep has them made, and asks again.
  if ((await deps.templates.missing(issue)).length > 0) return;
  const runs = await deps.runs.ofIssue(issue.issueId);
  for (const run of runs) {
    for await (const chunk of deps.chunks.withFailed(run)) await retryChunk(chunk, deps);
  }
  const ready = await deps.issues.transition(issue.issueId, {
    from: ['sending'],
    set: { activeSince: deps.now().toISOString() },
    remove: ['retryingSince'],
  });
  const counts = await readCounts(deps.table, issue.issueId);
  if (!ready) return;
  const standing = { issue: ready, runs, counts };
  if (!(await holdLate(standing, deps))) await queueChunks(standing, deps);
}

/**
 * What SES told of the failed mails is forgotten in the same write: it must not speak for the new ones. A chunk that is in
 * a call was retried by another run of this, and those in the call must stay the first pending ones.
 */
async function retryChunk(chunk: Chunk, { chunks, events }: RetryDeps): Promise<void> {
  await chunks.change(
    chunk,
    (present) => {
      const states = new Map(failedIndexes(present.states).map((index) => [index, pending]));
      return present.inCall === undefined && states.size > 0
        ? released(present, states)
        : undefined;
    },
    (present) => [events.forgetting(present, failedIndexes(present.states))],
  );
}
