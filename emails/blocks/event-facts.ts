import * as z from 'zod';
import { localizedSchema } from '../../shared/i18n/localized.ts';
import { topicSchema } from '../../shared/programme/event-topic.ts';

/** Which events a block lists, whatever they are when the newsletter goes out. Days are those of Belgium. */
export const eventQuerySchema = z.strictObject({
  /** The first day, counted from that of the send: 0 is the day itself. */
  fromDays: z.int().min(0).max(60).default(0),
  /** For how many days. */
  days: z.int().min(1).max(92).default(14),
  /** About one of these; about anything when empty. */
  topics: z.array(topicSchema).max(5).default([]),
  /** The most events. */
  maximum: z.int().min(1).max(20).default(8),
});
export type EventQuery = z.output<typeof eventQuerySchema>;

/** The same for the same query. */
export const queryName = ({ fromDays, days, topics, maximum }: EventQuery): string =>
  [fromDays, days, maximum, [...new Set(topics)].sort().join('+')].join('.');

/** Paths on the site. */
const pageSchema = z.object({ nl: z.string(), fr: z.string(), en: z.string() });

/** Instants in ISO 8601; of whole days, the first and the last. */
const listedTimeSchema = z.object({
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  allDay: z.object({ first: z.string(), last: z.string() }).optional(),
});
export type ListedTime = z.output<typeof listedTimeSchema>;

/** An event of the calendar, as a newsletter lists it. */
export const listedEventSchema = z.object({
  eventId: z.string(),
  title: localizedSchema(300),
  /** Where, in one line. */
  venue: z.string().optional(),
  /** Those within the days of the query, the first first; not all where there are many. */
  times: z.array(listedTimeSchema).min(1),
  moreTimes: z.int(),
  /** One has to say that one comes. */
  takesRegistrations: z.boolean(),
  page: pageSchema,
});
export type ListedEvent = z.output<typeof listedEventSchema>;

/** What a query finds in a municipality at the time of a send. */
export const eventListSchema = z.object({
  query: eventQuerySchema,
  /** In the order in which readers see them. */
  events: z.array(listedEventSchema),
  /** The municipality's calendar. */
  calendar: pageSchema,
});
export type EventList = z.output<typeof eventListSchema>;
