import type { Table } from '../../../shared/data/table.ts';
import { localDay } from '../local-day.ts';
import type { Moment } from './moment.ts';
import { createMomentRepository } from './moment-repository.ts';

/** When an event takes place, and its newsletter goes out. */
export type Course = Pick<Moment, 'times' | 'send'>;

/**
 * The instant from which on mails are too late that go out before an event; undefined for those that go out once it has begun, and on
 * the day of one that has no hour.
 * @param before how it was when the issue followed the event last: one that moves to before its newsletter had it go out before, too.
 */
export function beginningOf({ times, send }: Course, before: Course): string | undefined {
  const goesBefore = isBefore({ times, send }) || isBefore(before);
  const isOnItsDay = times.allDay?.first === localDay(new Date(send.at));
  return goesBefore && !isOnItsDay ? times.startsAt : undefined;
}

const isBefore = ({ times, send }: Course): boolean => send.at < times.startsAt;

/**
 * The same as things are now, for the issue that is tied to an event; undefined where none is, the event does not take place, or staff
 * have said that they see to the issue themselves. Consistent.
 */
export async function readBeginning(table: Table, issueId: string): Promise<string | undefined> {
  const moment = await createMomentRepository(table).ofIssue(issueId);
  if (!moment || moment.off || isLeftToStaff(moment)) return undefined;
  const { told, times, send } = moment;
  return beginningOf({ times, send }, { times: told?.times ?? times, send });
}

const decisions: ReadonlySet<string> = new Set(['leave', 'follow', 'rule-changed']);

/** What staff decided last; the reason for it is forgotten when the issue is planned. */
const isLeftToStaff = ({ history }: Moment): boolean =>
  history.findLast(({ what }) => decisions.has(what))?.what === 'leave';
