import * as z from 'zod';
import { weekdayOf } from '../local-day.ts';

/** A day, or a day and a time in Europe/Brussels: `2026-12-03`, `2026-12-03T08:00`. */
const timeSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):[0-5]\d)?$/);

const weekdaySchema = z.int().min(1).max(7);

/** How an event comes back, as the editor has it. Days of the week: 1 is Monday, 7 Sunday. */
const repeatSchema = z.strictObject({
  frequency: z.enum(['daily', 'weekly', 'monthly', 'yearly']),
  /** Every how many days, weeks, months or years. */
  interval: z.int().min(1).max(99).default(1),
  /** Of a week; the day of the start when empty. */
  weekdays: z.array(weekdaySchema).max(7).default([]),
  /** Of a month, such as each first Sunday; 5 is the fifth, -1 the last. */
  nth: z
    .array(
      z.strictObject({
        weekday: weekdaySchema,
        place: z.union([z.int().min(1).max(5), z.literal(-1)]),
      }),
    )
    .max(10)
    .default([]),
  /** Of a month; -1 is its last day. */
  monthDays: z
    .array(z.union([z.int().min(1).max(31), z.literal(-1)]))
    .max(31)
    .default([]),
  /** Of a year. */
  months: z.array(z.int().min(1).max(12)).max(12).default([]),
  /** The last day, part of it; or how often in all. Without end when absent. */
  ends: z
    .union([
      z.strictObject({ until: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
      z.strictObject({ count: z.int().min(1).max(1000) }),
    ])
    .optional(),
});
export type Repeat = z.output<typeof repeatSchema>;

/** One time that is otherwise than the rule says. */
const changeSchema = z.strictObject({
  /** When the rule has it. */
  of: timeSchema,
  cancelled: z.boolean().default(false),
  start: timeSchema.optional(),
  end: timeSchema.optional(),
});

/**
 * When an event of staff takes place. All times are days or all are times of day; the end of whole days is the last one. RFC 5545 has
 * the same in other words: see `timing-of-recurrence.ts`.
 */
export const recurrenceSchema = z
  .strictObject({
    start: timeSchema,
    end: timeSchema,
    repeat: repeatSchema.optional(),
    /** Further times, as long as the first unless they say otherwise. */
    extra: z
      .array(z.strictObject({ start: timeSchema, end: timeSchema.optional() }))
      .max(200)
      .default([]),
    /** Times of the rule at which it does not take place. */
    except: z.array(timeSchema).max(200).default([]),
    changes: z.array(changeSchema).max(200).default([]),
  })
  .superRefine((recurrence, context) => {
    for (const message of faultsOf(recurrence)) context.addIssue({ code: 'custom', message });
  });
export type Recurrence = z.output<typeof recurrenceSchema>;

export const isDay = (time: string): boolean => !time.includes('T');

/** Days that no calendar has, ends before their start, days among times, a start that the rule does not have. */
function faultsOf({ start, end, repeat, extra, except, changes }: Recurrence): string[] {
  const spans = [{ start, end }, ...extra, ...changes];
  const times = [
    ...spans.flatMap((span) => [span.start ?? start, span.end ?? end]),
    ...except,
    ...changes.map(({ of }) => of),
  ];
  const until = repeat?.ends && 'until' in repeat.ends ? [repeat.ends.until] : [];
  const isBackward = spans.some(
    (span) => span.start !== undefined && span.end !== undefined && span.end < span.start,
  );
  return [
    ...([...times, ...until].every(isReal) ? [] : ['one of the days is in no calendar']),
    ...(times.every((time) => isDay(time) === isDay(start)) ? [] : ['days and times are mixed']),
    ...(isBackward ? ['an end lies before its start'] : []),
    ...(repeat && lacksMonths(repeat)
      ? ['a day of a month is given, and not of which months']
      : []),
    ...(repeat && !hasStart(repeat, start.slice(0, 10))
      ? ['the start is no time of the rule: choose its first one']
      : []),
  ];
}

/** Beyond these years nobody plans, and not all that works out times can. */
const years = { first: '1900', last: '2199' } as const;

function isReal(time: string): boolean {
  const year = time.slice(0, 4);
  if (year < years.first || year > years.last) return false;
  const date = new Date(`${time.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(time.slice(0, 10));
}

/** In RFC 5545 the first Sunday of a yearly rule without months is that of the year. */
const lacksMonths = ({ frequency, nth, monthDays, months }: Repeat): boolean =>
  frequency === 'yearly' && months.length === 0 && nth.length + monthDays.length > 0;

/** Programs disagree on whether a start that its rule does not have counts. */
function hasStart({ frequency, weekdays, nth, monthDays, months }: Repeat, day: string): boolean {
  const weekday = weekdayOf(day);
  const month = Number(day.slice(5, 7));
  const dayOfMonth = Number(day.slice(8, 10));
  const lastOfMonth = new Date(Date.UTC(Number(day.slice(0, 4)), month, 0)).getUTCDate();
  const isLastWeek = dayOfMonth + 7 > lastOfMonth;
  const isNth = nth.some(
    (one) =>
      one.weekday === weekday &&
      (one.place === -1 ? isLastWeek : one.place === Math.ceil(dayOfMonth / 7)),
  );
  const isMonthDay = monthDays.some((one) => (one === -1 ? lastOfMonth : one) === dayOfMonth);
  const isFine = (list: readonly unknown[], holds: boolean): boolean => list.length === 0 || holds;
  return (
    isFine(months, months.includes(month)) &&
    (frequency !== 'weekly' || isFine(weekdays, weekdays.includes(weekday))) &&
    (frequency === 'weekly' || frequency === 'daily' || isFine(nth, isNth)) &&
    (frequency === 'weekly' || frequency === 'daily' || isFine(monthDays, isMonthDay))
  );
}
