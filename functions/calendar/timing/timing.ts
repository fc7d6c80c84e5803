import * as z from 'zod';
import { lazily } from '../../../shared/lazily.ts';

// Schemas are made when first used: each costs every start of a function that carries it.

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const secondPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/**
 * A time as a calendar writes it: a whole day, or a wall time in a zone. `zone` is an IANA name (`UTC` for times that end in
 * `Z`); without one the time floats and means the zone of whoever reads it.
 */
export const calendarTimeSchema = lazily(() =>
  z.union([
    z.strictObject({ date: z.string().regex(datePattern) }),
    z.strictObject({ wall: z.string().regex(secondPattern), zone: z.string().max(60).optional() }),
  ]),
);
export type CalendarTime = z.output<ReturnType<typeof calendarTimeSchema>>;

/** `postponed` has no new date yet; RFC 5545 does not know it and our feeds write it as cancelled. */
export const eventStatuses = ['confirmed', 'tentative', 'postponed', 'cancelled'] as const;
export const eventStatusSchema = z.enum(eventStatuses);
export type EventStatus = z.output<typeof eventStatusSchema>;

/** How long something lasts: to an end that is not part of it, or for an ISO 8601 duration. An absent one: a day, or no time at all. */
const lengthSchema = lazily(() =>
  z.union([
    z.strictObject({ end: calendarTimeSchema() }),
    z.strictObject({ duration: z.string().max(40) }),
  ]),
);
export type Length = z.output<ReturnType<typeof lengthSchema>>;

/** What a calendar says otherwise of one occurrence (RECURRENCE-ID), or of it and all that follow. */
const changeSchema = lazily(() =>
  z.strictObject({
    /** The time at which the rule would have put it. */
    recurrenceId: calendarTimeSchema(),
    range: z.enum(['one', 'this-and-future']),
    start: calendarTimeSchema().optional(),
    length: lengthSchema().optional(),
    status: eventStatusSchema.optional(),
    summary: z.string().max(500).optional(),
    sequence: z.int().optional(),
  }),
);
export type OccurrenceChange = z.output<ReturnType<typeof changeSchema>>;

/** Times that follow from a start and rules, as RFC 5545 has them. Without rules and further dates: one time. */
const ruledSchema = lazily(() =>
  z.strictObject({
    kind: z.literal('ruled'),
    start: calendarTimeSchema(),
    length: lengthSchema().optional(),
    /** Values of RRULE, such as `FREQ=WEEKLY;BYDAY=TH`. */
    rules: z.array(z.string().max(500)).max(20),
    /** RDATE; a period brings a length of its own. */
    extra: z.array(
      z.strictObject({ start: calendarTimeSchema(), length: lengthSchema().optional() }),
    ),
    /** EXDATE. */
    except: z.array(calendarTimeSchema()),
    changes: z.array(changeSchema()),
  }),
);
export type RuledPart = z.output<ReturnType<typeof ruledSchema>>;

/** Times that a source lists one by one. */
const datedSchema = lazily(() =>
  z.strictObject({
    kind: z.literal('dated'),
    dates: z.array(
      z.strictObject({
        /** What stays the same when the date moves; given by whoever keeps the event. Unique in the timing. */
        key: z.string().max(40),
        start: calendarTimeSchema(),
        end: calendarTimeSchema(),
        status: eventStatusSchema,
      }),
    ),
  }),
);
export type DatedPart = z.output<ReturnType<typeof datedSchema>>;

/** When an event takes place. Several parts where opening hours have several slots a day. */
export const timingSchema = lazily(() =>
  z.strictObject({
    parts: z
      .array(z.discriminatedUnion('kind', [ruledSchema(), datedSchema()]))
      .min(1)
      .max(40),
  }),
);
export type Timing = z.output<ReturnType<typeof timingSchema>>;
