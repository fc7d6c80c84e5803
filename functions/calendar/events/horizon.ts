import { daysAfter } from '../../../shared/clock.ts';
import { localMonth, monthAfter } from '../../../shared/time/local-month.ts';
import { instantOf } from '../../../shared/time/wall-time.ts';
import { dayAfter } from '../local-day.ts';
import { durationOf } from '../timing/length.ts';
import type { RuledPart, Timing } from '../timing/timing.ts';
import type { AgendaWindow } from './agenda.ts';

/** Months for which agendas know an event's times: the last one, this one, and these many more. */
const monthsAhead = 18;

/** What agendas know of times: whole months in Europe/Brussels, the end not included. */
export function agendaWindow(now: Date): AgendaWindow {
  const present = localMonth(now);
  return { from: startOf(monthAfter(present, -1)), to: startOf(monthAfter(present, monthsAhead)) };
}

const startOf = (month: string): Date => instantOf(`${month}-01T00:00`, { onGap: 'forward' });

/** Days after which the agenda is written further ahead: so it reaches a month less than the window at the least. */
const daysToRenewal = 30;

/** When the agenda of an event is to be written anew; undefined where no time of it lies beyond what is written now. */
export const renewalOf = (timing: Timing, now: Date): string | undefined =>
  goesBeyond(timing, agendaWindow(now).to)
    ? daysAfter(now, daysToRenewal).toISOString()
    : undefined;

/** May say yes for a rule that has ended by its count: working that out costs more than looking again in a month. */
const goesBeyond = ({ parts }: Timing, instant: Date): boolean => {
  // Written times are of any zone: one of the day before may be on the day itself in ours.
  const day = daysAfter(instant, -2).toISOString().slice(0, 10);
  return parts.some((part) =>
    part.kind === 'dated'
      ? part.dates.some(({ end }) => dayOf(end) >= day)
      : isRuledBeyond(part, day),
  );
};

function isRuledBeyond({ start, length, extra, changes, rules }: RuledPart, day: string): boolean {
  const moved = changes.map((one) => ({ ...one, start: one.start ?? one.recurrenceId }));
  const times = [{ start, length }, ...extra, ...moved];
  const longest = Math.max(...times.map(daysOf));
  const reaches = (last: string): boolean => dayAfter(last, longest) >= day;
  if (times.some((time) => reaches(dayOf(time.start)))) return true;
  return rules.some((rule) => reaches(lastDayOf(rule) ?? day));
}

/** Days that something covers, or some more: an exhibition begins within what is written and ends years later. */
function daysOf({ start, length }: Pick<RuledPart, 'start' | 'length'>): number {
  if (!length) return 1;
  if ('end' in length) return Math.max(0, daysFrom(dayOf(start), dayOf(length.end))) + 1;
  const { days, ms } = durationOf(length.duration);
  return days + Math.ceil(ms / dayMs) + 1;
}

const dayMs = 86_400_000;
const daysFrom = (first: string, last: string): number =>
  Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / dayMs);

const dayOf = (time: RuledPart['start']): string =>
  'date' in time ? time.date : time.wall.slice(0, 10);

/** The day of a rule's UNTIL. */
function lastDayOf(rule: string): string | undefined {
  const [, year, month, day] = /UNTIL=(\d{4})(\d{2})(\d{2})/i.exec(rule) ?? [];
  return year && `${year}-${month}-${day}`;
}
