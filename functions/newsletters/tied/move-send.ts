import type { Write } from '../../../shared/data/expressions.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WallTime } from '../../../shared/time/local-time.ts';
import { contentHash } from '../content-hash.ts';
import { contentWrite, readContent } from '../content-repository.ts';
import { voided } from '../edit-issue.ts';
import type { Issue } from '../issue.ts';
import { type LaunchMessage, launchName } from '../launch-message.ts';
import { moves } from '../lifecycle.ts';
import { moveBySystem } from '../move-by-system.ts';
import { closedVotes } from '../schedule-issue.ts';
import { isApprovedTime, pickedInstant, scheduleFor } from '../send-time.ts';
import type { TiedDeps } from './tied-issues.ts';

export interface NewTime {
  /** In Europe/Brussels; one that exists and is still to come. */
  readonly wallTime: WallTime;
  /** It follows from another rule than the one that was approved. */
  readonly isNewRule: boolean;
}

/** `retimed`: nothing was approved yet; `kept`: the approval covers the new time; `voided`: the issue is a draft again. */
export type MoveOutcome = 'retimed' | 'kept' | 'voided';

/** See {@link createTiedIssues}. The schedule is made after the state is written: should that fail, the sweep starts the issue. */
export async function moveSend(
  deps: TiedDeps,
  issue: Issue,
  time: NewTime,
  also: (outcome: MoveOutcome) => readonly Write[],
): Promise<boolean> {
  const outcome = await outcomeOf(deps, issue, time);
  return outcome === 'kept'
    ? reschedule(deps, issue, time.wallTime, also(outcome))
    : rewrite(deps, issue, time.wallTime, also(outcome));
}

async function outcomeOf(
  deps: TiedDeps,
  issue: Issue,
  { wallTime, isNewRule }: NewTime,
): Promise<MoveOutcome> {
  const { state, sendAt, approval } = issue;
  if (state === 'draft') return 'retimed';
  if (isNewRule || !approval || !sendAt) return 'voided';
  if (!isApprovedTime(wallTime, sendAt, approval)) return 'voided';
  const closed = await closedVotes(deps, issue, pickedInstant(wallTime).toISOString());
  return closed.length > 0 ? 'voided' : 'kept';
}

/** Approved as it is, at another time. */
async function reschedule(
  deps: TiedDeps,
  issue: Issue,
  wallTime: WallTime,
  also: readonly Write[],
): Promise<boolean> {
  const { issueId, state, revision } = issue;
  const schedule =
    state === 'scheduled' ? scheduleFor(wallTime, revision + 1, deps.now()) : undefined;
  const move = { from: [state], to: state, role: 'system', action: 'issue.moved' } as const;
  const set = { movedTo: wallTime, ...(schedule && { schedule }) };
  const moved = await moveBySystem(deps, issue, move, { revision, set, also });
  if (!moved) return false;
  if (schedule) {
    const message: LaunchMessage = { issueId, revision: schedule.revision };
    await deps.scheduler.set(launchName(issueId), new Date(schedule.at), message);
  }
  return true;
}

/** A draft with another time. */
async function rewrite(
  deps: TiedDeps,
  issue: Issue,
  sendAt: WallTime,
  also: readonly Write[],
): Promise<boolean> {
  const { issueId, revision, factsHash: _, ...fields } = issue;
  const content = await contentOf(deps, issue);
  if (!content) return false;
  const hash = contentHash({ ...fields, sendAt, content });
  const moved = await moveBySystem(deps, issue, moves.rebind, {
    revision,
    set: { sendAt, contentHash: hash },
    remove: voided,
    also: [contentWrite(issueId, content, hash), ...also],
  });
  if (moved && issue.schedule) await deps.scheduler.clear(launchName(issueId));
  return moved !== undefined;
}

/** Undefined when somebody has written since the issue was read. */
export async function contentOf({ table }: Pick<TiedDeps, 'table'>, issue: Issue) {
  try {
    return await readContent(table, issue);
  } catch (error) {
    if (error instanceof AppError && error.code === 'issue.changed') return undefined;
    throw error;
  }
}
