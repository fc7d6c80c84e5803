import type { Timing } from '../../timing/timing.ts';
import { dayAfter, wallOf } from '../local-moment.ts';
import type { EventJson } from './event-json.ts';
import { readMoments } from './read-moments.ts';
import { type Period, readOpenings } from './read-openings.ts';

/**
 * Where a permanent event's weeks are counted from: the January of the year before its entry was made, since it may be older than
 * that; the same whenever it is read, or each reading would be a change.
 */
const beginningOf = (created = '2020-01-01T00:00:00Z'): string =>
  `${Number(wallOf(created).slice(0, 4)) - 1}-01-01`;

/** When an event takes place, of any of the four calendar types; undefined where it says no time at all. */
export function readTiming(event: EventJson): Timing | undefined {
  switch (event.calendarType) {
    case 'single':
    case 'multiple': {
      const dates = readMoments(event);
      return dates.length === 0 ? undefined : { parts: [{ kind: 'dated', dates }] };
    }
    case 'periodic': {
      const { startDate, endDate } = event;
      if (startDate === undefined || endDate === undefined) return undefined;
      const period = { first: wallOf(startDate).slice(0, 10), last: wallOf(endDate).slice(0, 10) };
      if (period.last < period.first) return undefined;
      return hasHours(event) ? openingsIn(event, period) : wholePeriod(period);
    }
    case 'permanent': {
      const period = { first: beginningOf(event.created), last: undefined };
      return hasHours(event) ? openingsIn(event, period) : undefined;
    }
    default:
      return event.calendarType satisfies never;
  }
}

const hasHours = ({ openingHours = [], openingHoursAdjustedDays = [] }: EventJson): boolean =>
  openingHours.length > 0 || openingHoursAdjustedDays.length > 0;

function openingsIn(event: EventJson, period: Period): Timing | undefined {
  const parts = readOpenings(event, period);
  return parts.length === 0 ? undefined : { parts };
}

/** One stretch of whole days; UiTdatabank means the last one too, whatever its time. */
const wholePeriod = ({ first, last }: { first: string; last: string }): Timing => ({
  parts: [
    {
      kind: 'ruled',
      start: { date: first },
      length: { end: { date: dayAfter(last, 1) } },
      rules: [],
      extra: [],
      except: [],
      changes: [],
    },
  ],
});
