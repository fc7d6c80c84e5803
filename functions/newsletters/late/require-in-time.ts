import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { wallTimeOf } from '../../../shared/time/wall-time.ts';
import { findLate, type LateIssue } from './find-late.ts';
import type { Late } from './late.ts';

/**
 * Refuses what would have mails leave too late, for as long as staff can choose otherwise.
 * @param until when the last of them leaves.
 * @throws {AppError} issue.schedule, saying why.
 */
export async function requireInTime(table: Table, issue: LateIssue, until: Date): Promise<void> {
  const late = await findLate(table, issue, until);
  if (late) throw new AppError('issue.schedule', whyOf(late));
}

function whyOf({ why, from, until, municipalities }: Late): string {
  const last = `The last mails leave at ${clockOf(until)}.`;
  const names = municipalities.map((nis) => placeByNis(nis).municipality.name).join(', ');
  return why === 'event_begun'
    ? `${last} The event that they go out before begins at ${clockOf(from)}.`
    : `${last} The vote that they call for is closed by then in ${names}, from ${clockOf(from)} on.`;
}

const clockOf = (at: string): string => wallTimeOf(new Date(at)).slice(0, 16).replace('T', ' ');
