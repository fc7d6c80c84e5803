import type { Table } from '../../../shared/data/table.ts';
import type { Issue } from '../issue.ts';
import { moves } from '../lifecycle.ts';
import { moveBySystem, type SystemMoveDeps } from '../move-by-system.ts';
import { type Standing, settledRecipients } from '../planning/queue-chunks.ts';
import { plannedRecipients, restReleasedBy } from '../planning/releases.ts';
import { findLate } from './find-late.ts';

export interface HoldDeps extends SystemMoveDeps {
  readonly table: Table;
}

/**
 * Pauses an issue whose mails that have yet to leave would be too late: a pause, a slow trial or an event that moved may have made
 * them so since it was scheduled. True where nothing more is to be queued.
 */
export async function holdLate(
  { issue, runs, counts }: Standing & { readonly issue: Issue },
  deps: HoldDeps,
): Promise<boolean> {
  const pending = plannedRecipients(runs) - settledRecipients(counts) - (counts.uncertain ?? 0);
  if (pending <= 0) return false;
  const at = deps.now();
  const late = await findLate(deps.table, issue, restReleasedBy(issue, at));
  if (!late) return false;
  const pause = { reason: late.why, at: at.toISOString(), late };
  await moveBySystem(deps, issue, moves.pause, { revision: issue.revision, set: { pause } });
  return true;
}
