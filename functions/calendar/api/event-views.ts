import * as z from 'zod';
import { daysAfter } from '../../../shared/clock.ts';
import { type CampaignEvent, campaignEventSchema, eventFactsSchema } from '../events/event.ts';
import { factsOf, isPublic, shownStatus } from '../events/facts-of.ts';
import { occurrencesOf } from '../events/occurrences-of.ts';
import { eventStatusSchema, timingSchema } from '../timing/timing.ts';
import { recurrenceSchema } from './recurrence-input.ts';
import { recurrenceOfTiming } from './recurrence-of-timing.ts';

/** One time of an event, as staff see it. */
export const occurrenceViewSchema = z.object({
  key: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  allDay: z.object({ first: z.string(), last: z.string() }).optional(),
  status: eventStatusSchema,
});

/** A line of a list. */
export const eventSummarySchema = campaignEventSchema()
  .pick({
    id: true,
    nis: true,
    origin: true,
    goneAt: true,
    moments: true,
    changedAt: true,
    version: true,
  })
  .extend({
    title: eventFactsSchema().shape.title,
    topics: eventFactsSchema().shape.topics,
    /** As readers are told, what is gone being cancelled. */
    status: eventStatusSchema,
    isPublic: z.boolean(),
    promoted: z.boolean(),
    takesRegistrations: z.boolean(),
    /** Its source has new dates, of which staff must say which old ones have moved. */
    hasDatesHeld: z.boolean(),
  });

export const eventPageSchema = z.object({
  events: z.array(eventSummarySchema),
  cursor: z.string().optional(),
});

export const summaryOf = (event: CampaignEvent): z.input<typeof eventSummarySchema> => {
  const { title, topics } = factsOf(event);
  return {
    ...event,
    title,
    topics,
    status: shownStatus(event),
    isPublic: isPublic(event),
    promoted: event.hand.promoted,
    takesRegistrations: event.registration !== undefined,
    hasDatesHeld: event.datesHeld !== undefined,
  };
};

const datedSchema = z.array(z.object({ key: z.string(), start: z.unknown(), end: z.unknown() }));

export const eventViewSchema = campaignEventSchema()
  .omit({ followUpSince: true, agenda: true, datesHeld: true })
  .extend({
    /** What readers are told: what the source says, with staff's corrections. */
    facts: eventFactsSchema(),
    status: eventStatusSchema,
    isPublic: z.boolean(),
    /** As the editor has its times; absent where they say more than it can. */
    recurrence: recurrenceSchema.optional(),
    /** The next times, at most 20. */
    coming: z.array(occurrenceViewSchema),
    /** Dates that its source does not list any more, and those that are new: which of the one are which of the other? */
    datesHeld: z
      .object({
        since: z.iso.datetime(),
        timing: timingSchema(),
        vanished: datedSchema,
        fresh: datedSchema,
      })
      .optional(),
  });

const mostComing = 20;
/** Days ahead in which the next times are looked for. */
const daysAhead = 550;

/** An event with all that staff may know of it. */
export function viewOf(event: CampaignEvent, now: Date): z.input<typeof eventViewSchema> {
  const coming = occurrencesOf(event, { from: now, to: daysAfter(now, daysAhead) });
  return {
    ...event,
    facts: factsOf(event),
    status: shownStatus(event),
    isPublic: isPublic(event),
    recurrence: recurrenceOfTiming(factsOf(event).timing),
    coming: coming.slice(0, mostComing).map(occurrenceView),
    datesHeld: datesHeldView(event),
  };
}

export const occurrenceView = ({
  key,
  startsAt,
  endsAt,
  allDay,
  status,
}: ReturnType<typeof occurrencesOf>[number]): z.input<typeof occurrenceViewSchema> => ({
  key,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  allDay,
  status,
});

function datesHeldView({ said, datesHeld }: CampaignEvent) {
  if (!datesHeld) return undefined;
  const news = datesOf(datesHeld.timing);
  const kept = new Set(news.map(({ key }) => key));
  return {
    ...datesHeld,
    vanished: datesOf(said.timing).filter(({ key }) => !kept.has(key)),
    fresh: news.filter(({ key }) => key === ''),
  };
}

const datesOf = ({ parts }: CampaignEvent['said']['timing']) =>
  parts.flatMap((part) => (part.kind === 'dated' ? part.dates : []));
