import { dateText, dayMs, dayOfWall, wallText } from './civil.ts';
import { endOf, type Span, wholeDays } from './length.ts';
import { instantOf, type Moment } from './moment.ts';
import type { Occurrence, Window } from './occurrence.ts';
import type { SeriesFrame, SeriesTime } from './series-frame.ts';

/** What is known of an occurrence besides its times. */
type Told = Pick<Occurrence, 'key' | 'status' | 'summary'>;

/** @returns undefined when it does not touch the window. */
export function occurrenceAt(
  start: Moment,
  span: Span,
  window: Window,
  tell: () => Told,
): Occurrence | undefined {
  const startsAt = instantOf(start);
  const endsAt = endOf(start, span);
  if (!touches(startsAt, endsAt, window)) return undefined;
  const { key, status, summary } = tell();
  return { key, startsAt, endsAt, allDay: daysOf(start, span), status, summary };
}

/** What takes no time is in the window when it begins there. */
const touches = (startsAt: number, endsAt: number, { from, to }: Window): boolean =>
  startsAt < to && (endsAt > from || startsAt >= from);

function daysOf({ allDay, wall }: Moment, span: Span): Occurrence['allDay'] {
  if (!allDay) return undefined;
  const first = dayOfWall(wall);
  return { first: dateText(first), last: dateText(first + wholeDays(span) - 1) };
}

const noMarks = { date: '', time: '' };

/** What a time of a series is called: in UTC, as a date, or, where it floats, by its wall. */
export function recurrenceKey({ id, wall }: SeriesTime, { start, floating }: SeriesFrame): string {
  if (start.allDay) return dateText(id / dayMs, '');
  return floating ? wallText(wall, noMarks) : `${wallText(id, noMarks)}Z`;
}
