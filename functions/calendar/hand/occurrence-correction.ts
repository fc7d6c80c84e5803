import * as z from 'zod';
import { lazily } from '../../../shared/lazily.ts';
import {
  type CalendarTime,
  calendarTimeSchema,
  eventStatusSchema,
  type RuledPart,
  type Timing,
} from '../timing/timing.ts';

/** What staff say of one time of an event: all of it, so that it stays whatever the source makes of its rule. */
export const occurrenceCorrectionSchema = lazily(() =>
  z.strictObject({
    start: calendarTimeSchema(),
    /** Not part of it. */
    end: calendarTimeSchema(),
    status: eventStatusSchema,
  }),
);
export type OccurrenceCorrection = z.output<ReturnType<typeof occurrenceCorrectionSchema>>;

/**
 * The timing with this said of the time that has this key, see `Occurrence.key`. One that the rules do not have (any more) takes
 * place nevertheless: staff have said so. A listed date that is not there is left out.
 */
export function withOccurrence(
  timing: Timing,
  key: string,
  correction: OccurrenceCorrection,
): Timing {
  const { parts } = timing;
  return {
    parts: parts.map((part, index) => {
      if (part.kind === 'dated') {
        const dates = part.dates.map((date) =>
          date.key === key ? { ...date, ...correction } : date,
        );
        return { ...part, dates };
      }
      const own = ownKey(key, index, parts.length);
      return own === undefined ? part : ruledWith(part, own, correction);
    }),
  };
}

/** The key within a part, where the time is of that part. */
function ownKey(key: string, index: number, count: number): string | undefined {
  if (count === 1) return key;
  const prefix = `${index + 1}-`;
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

/** What takes place once is called so as long as nothing is said of single times: its whole status says whether it does. */
function ruledWith(part: RuledPart, key: string, said: OccurrenceCorrection): RuledPart {
  const { start, end, status } = said;
  const length = { end };
  const isOnce = part.rules.length + part.extra.length + part.changes.length === 0;
  if (isOnce) return key === onceKey ? { ...part, start, length } : part;
  const recurrenceId = timeNamed(key);
  if (!recurrenceId) return part;
  // The last that is said of a time counts.
  return {
    ...part,
    changes: [...part.changes, { recurrenceId, range: 'one', start, length, status }],
  };
}

const onceKey = 'once';

/** Whether a key is that of the only time of an event, or of a part of its times. */
export const isOnceKey = (key: string): boolean => /^(?:\d+-)?once$/.test(key);

/** The time in a key: `20261203T080000Z`, `20261203T080000` where it floats, `20261203`. */
function timeNamed(key: string): CalendarTime | undefined {
  const [, year, month, day, hour, minute, second, isUtc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(key) ?? [];
  if (year === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { date };
  return { wall: `${date}T${hour}:${minute}:${second}`, ...(isUtc && { zone: 'UTC' }) };
}
