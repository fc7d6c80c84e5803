import type { DayRange } from '../ical/write-event.ts';
import { dayAfter, localDay } from '../local-day.ts';

/** Days that feeds look back, so that what was cancelled at the last moment is still told; agendas reach as far. */
const daysBack = 28;
/** Agendas know 17 months ahead at the least. */
const daysAhead = 500;

/** The local days of which feeds tell. */
export function feedWindow(now: Date): DayRange {
  const today = localDay(now);
  return { first: dayAfter(today, -daysBack), last: dayAfter(today, daysAhead) };
}
