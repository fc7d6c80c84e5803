import * as z from 'zod';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import { idPattern } from '../../../shared/ids.ts';
import { lazily } from '../../../shared/lazily.ts';
import { eventStatusSchema, timingSchema } from '../timing/timing.ts';
import { topicSchema } from '../topic.ts';

export const eventIdSchema = z.string().regex(idPattern('evt'));
export const sourceIdSchema = z.string().regex(idPattern('src'));

/** Where an event takes place, as its source writes it. */
export const venueSchema = lazily(() =>
  z.strictObject({
    name: z.string().max(200).optional(),
    street: z.string().max(200).optional(),
    postcode: z.string().max(12).optional(),
    town: z.string().max(100).optional(),
  }),
);
export type Venue = z.output<ReturnType<typeof venueSchema>>;

/** `private` and `draft` ones are kept, so that they are known when they become public, and shown to nobody but staff. */
export const visibilities = ['public', 'draft', 'private'] as const;

/** What there is to know of an event. */
export const eventFactsSchema = lazily(() =>
  z.strictObject({
    title: localizedSchema(300),
    description: localizedSchema(10_000),
    venue: venueSchema().optional(),
    organizer: z.string().max(200).optional(),
    website: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .optional(),
    /** A picture elsewhere on the web: pages link to it, and never load it. */
    image: z
      .url({ protocol: /^https$/ })
      .max(1000)
      .optional(),
    topics: z.array(topicSchema).max(5),
    status: eventStatusSchema,
    visibility: z.enum(visibilities),
    timing: timingSchema(),
  }),
);
export type EventFacts = z.output<ReturnType<typeof eventFactsSchema>>;

/** Where an event comes from. Staff's own events have the source `staff` and their id as `uid`. */
export const originSchema = lazily(() =>
  z.strictObject({
    sourceId: z.union([z.literal('staff'), sourceIdSchema]),
    /** What the source calls it; the same whatever else of it changes. */
    uid: z.string().min(1).max(500),
    /** When the source says that it changed. */
    modifiedAt: z.iso.datetime().optional(),
    /** Of what the source said last, as it said it; see `hashOfSaid`. */
    hash: z.string().optional(),
  }),
);

/** A value that staff put in place of the source's, with the hash of what the source said then. */
const correctionSchema = lazily(() =>
  z.strictObject({
    value: z.unknown(),
    over: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  }),
);

const hiddenSchema = lazily(() =>
  z.strictObject({
    reason: z.string().max(500),
    by: z.string(),
    at: z.iso.datetime(),
  }),
);

const mergedSchema = lazily(() =>
  z.strictObject({
    into: eventIdSchema,
    reason: z.string().max(500),
    by: z.string(),
    at: z.iso.datetime(),
  }),
);

/** What staff did to an event; a sync leaves it alone. */
export const handSchema = lazily(() =>
  z.strictObject({
    /** By what is corrected; see `hand/correction-name.ts`. */
    corrections: z.record(z.string(), correctionSchema()),
    hidden: hiddenSchema().optional(),
    /** Stands before others in newsletters and on top of agendas. */
    promoted: z.boolean(),
    merged: mergedSchema().optional(),
    /** Events that were merged into this one; see `duplicates/`. */
    holds: z.array(eventIdSchema).optional(),
  }),
);
export type StaffHand = z.output<ReturnType<typeof handSchema>>;

/** Who may come and how many; see `registration/`. */
export const registrationRuleSchema = lazily(() =>
  z.strictObject({
    /** Places for each occurrence. */
    capacity: z.int().min(1).max(10_000),
    waitingList: z.boolean(),
    /** Hours for which a place that comes free is offered to the next in line. */
    offerHours: z.int().min(1).max(168),
    /** Minutes before the start at which registering ends. */
    closesBefore: z
      .int()
      .min(0)
      .max(60 * 24 * 60),
    /** Hours before the start at which those who come are reminded; none when empty. */
    remindHours: z
      .array(
        z
          .int()
          .min(1)
          .max(24 * 30),
      )
      .max(3),
    /** The most places that one person may ask for. */
    maxPerPerson: z.int().min(1).max(10),
    /** Of businesses it is asked for which one they come; absent: everyone may. */
    audience: z.literal('businesses').optional(),
  }),
);
export type RegistrationRule = z.output<ReturnType<typeof registrationRuleSchema>>;

/** New dates of the source that could not be told apart from those that it had before; the old ones stand until staff decide. */
const datesHeldSchema = lazily(() =>
  z.strictObject({
    since: z.iso.datetime(),
    /** What the source says now; dates that may be others moved have the key `''`. */
    timing: timingSchema(),
  }),
);

/** An event of a municipality: what its source says, and what staff made of it. */
export const campaignEventSchema = lazily(() =>
  z.object({
    id: eventIdSchema,
    /** NIS code. */
    nis: z.string(),
    origin: originSchema(),
    /** What the source said last. */
    said: eventFactsSchema(),
    hand: handSchema(),
    /** The source does not have it any more; pages show it as cancelled while it is still to come. */
    goneAt: z.iso.datetime().optional(),
    /** The event that was merged into this one, and whose source still has it. */
    keptBy: eventIdSchema.optional(),
    datesHeld: datesHeldSchema().optional(),
    registration: registrationRuleSchema().optional(),
    /** Nobody can register any more, but people did: they hear of changes still. Set by `save-event.ts`. */
    tookRegistrations: z.boolean().optional(),
    /** How many moments are tied to it; see `moments/`. */
    moments: z.int(),
    /** RFC 5545 SEQUENCE of our feeds: one more each time when, where or whether it takes place changes. */
    sequence: z.int(),
    /** The last change that moments and registrations have yet to hear of; see `sweeping/`. Set by `save-event.ts`. */
    followUpSince: z.iso.datetime().optional(),
    /** Where it stands in agendas. Set by `save-event.ts`. */
    agenda: z.strictObject({ nis: z.string(), months: z.array(z.string()) }).optional(),
    createdAt: z.iso.datetime(),
    /** When anything that readers see changed last. */
    changedAt: z.iso.datetime(),
    version: z.int(),
  }),
);
export type CampaignEvent = z.output<ReturnType<typeof campaignEventSchema>>;
