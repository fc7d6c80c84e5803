import type { Issue } from '../issue.ts';
import type { IssueRepository } from '../issue-repository.ts';
import { type HoldDeps, holdLate } from '../late/hold-late.ts';
import { moves } from '../lifecycle.ts';
import { moveBySystem } from '../move-by-system.ts';
import { shardCount } from '../sending/chunk-keys.ts';
import type { TemplateRepository } from '../templates/template-repository.ts';
import { type QueueDeps, queueChunks } from './queue-chunks.ts';
import type { RunRepository } from './run-repository.ts';

export interface FinishDeps extends QueueDeps, HoldDeps {
  readonly issues: IssueRepository;
  readonly runs: RunRepository;
  readonly templates: Pick<TemplateRepository, 'missing'>;
}

/**
 * When all shards are committed and all templates exist, the issue starts to be sent, and only then are chunks
 * queued. Whoever comes second finds it started; should the first one stop in between, the sweep queues. One whose event
 * was cancelled meanwhile is paused, for staff to decide.
 */
export async function finishPlanning(issue: Issue, deps: FinishDeps): Promise<void> {
  const runs = await deps.runs.ofIssue(issue.issueId);
  if (runs.length < shardCount || (await deps.templates.missing(issue)).length > 0) return;
  const { revision, pause } = issue;
  const move = pause ? moves.startPaused : moves.startSending;
  const started = await moveBySystem(deps, issue, move, { revision });
  if (started?.state !== 'sending') return;
  const standing = { issue: started, runs, counts: {} };
  if (!(await holdLate(standing, deps))) await queueChunks(standing, deps);
}
