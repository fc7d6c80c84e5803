import { daysAfter } from '../../../shared/clock.ts';
import { localMonth, monthAfter } from '../../../shared/time/local-month.ts';
import { instantOf } from '../../../shared/time/wall-time.ts';
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

function isRuledBeyond({ start, extra, changes, rules }: RuledPart, day: string): boolean {
  const times = [start, ...extra.map((one) => one.start), ...changes.map((one) => one.start)];
  if (times.some((time) => time !== undefined && dayOf(time) >= day)) return true;
  return rules.some((rule) => (lastDayOf(rule) ?? day) >= day);
}

const dayOf = (time: RuledPart['start']): string =>
  'date' in time ? time.date : time.wall.slice(0, 10);

/** The day of a rule's UNTIL. */
function lastDayOf(rule: string): string | undefined {
  const [, year, month, day] = /UNTIL=(\d{4})(\d{2})(\d{2})/i.exec(rule) ?? [];
  return year && `${year}-${month}-${day}`;
}
