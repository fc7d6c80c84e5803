import { instantOf, wallTimeOf } from '../../../shared/time/wall-time.ts';
import { dayAfter, localDay } from '../local-day.ts';
import type { Send, SendRule } from './moment.ts';
import { firstDay, type Times } from './times.ts';

/**
 * When the rule has a newsletter go out. Days are counted on the calendar, whatever the clock did in between. A wall time that
 * the clock skips shifts forward by the length of the gap; of one that comes twice, the first.
 */
export function sendTimeOf({ offsetDays, wallTime, anchor }: SendRule, times: Times): Send {
  const day = dayAfter(anchor === 'start' ? firstDay(times) : lastDay(times), offsetDays);
  const at = instantOf(`${day}T${wallTime}`, { onGap: 'forward' });
  return { wallTime: wallTimeOf(at), at: at.toISOString() };
}

/** The end is not part of it: what ends at midnight ends on the day before. */
function lastDay({ startsAt, endsAt, allDay }: Times): string {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  return allDay?.last ?? localDay(Math.max(start, end - 1));
}
