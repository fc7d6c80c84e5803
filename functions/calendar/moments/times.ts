import * as z from 'zod';
import { localDay } from '../local-day.ts';
import type { Occurrence } from '../timing/occurrence.ts';

/** When an event takes place once. Instants; of whole days, the first and the last. */
export const timesSchema = z.object({
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  allDay: z.object({ first: z.string(), last: z.string() }).optional(),
});
export type Times = z.output<typeof timesSchema>;

export const timesOf = ({ startsAt, endsAt, allDay }: Occurrence): Times => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  ...(allDay && { allDay }),
});

/** The day in Belgium on which it begins. */
export const firstDay = ({ startsAt, allDay }: Times): string =>
  allDay?.first ?? localDay(new Date(startsAt));

export const isSameStart = (one: Times, other: Times): boolean =>
  one.startsAt === other.startsAt && (one.allDay === undefined) === (other.allDay === undefined);

export const isSameTime = (one: Times, other: Times): boolean =>
  isSameStart(one, other) && one.endsAt === other.endsAt;

/** Whether it has not begun yet. */
export const isToCome = ({ startsAt }: Times, now: Date): boolean => new Date(startsAt) > now;
