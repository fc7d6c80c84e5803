import type { Issue } from '../issue.ts';
import { finishPlanning } from '../planning/finish-planning.ts';
import { planMessages } from '../planning/plan-message.ts';
import { askForTemplates } from '../templates/ask-for-templates.ts';
import type { SweepDeps } from './sweep-deps.ts';

/** A shard is planned in seconds; after this many its message is taken to be lost. */
const stuckSeconds = 300;

/**
 * Starts an issue whose last worker stopped before it could. Has templates made that are not there, at once and
 * every five minutes, since nobody asked for them when approving was cut short; and shards, from five minutes on.
 */
export async function sweepPlanning(issue: Issue, deps: SweepDeps): Promise<void> {
  await finishPlanning(issue, deps);
  const since = new Date(issue.planningSince ?? issue.updatedAt).getTime();
  const seconds = (deps.now().getTime() - since) / 1000;
  // Once every five minutes, not every minute: the last asking may still be at work.
  if (seconds % stuckSeconds >= 60) return;
  await askForTemplates(issue, deps);
  if (seconds < stuckSeconds) return;
  const committed = new Set((await deps.runs.ofIssue(issue.issueId)).map(({ shard }) => shard));
  const open = planMessages(issue.issueId).filter(
    (message) => message.step === 'shard' && !committed.has(message.shard),
  );
  if (open.length > 0) await deps.planQueue.send(open);
}
