import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { markPattern } from '../feeds/hyper-log-log.ts';
import { engagementKinds } from './engagement-kind.ts';

const name = z.string().regex(/^[\w.:-]{1,120}$/);
const word = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** What an event is about, beside its municipality. Ids, never of a person. */
const subjectSchema = z.object({
  issue: name.optional(),
  /** A link of the issue, by its place. */
  link: name.optional(),
  contest: name.optional(),
  merchant: name.optional(),
  shortLink: name.optional(),
  event: name.optional(),
  /** A feed of a calendar, or where a visit came from. */
  source: name.optional(),
});

/** Most events of one producer. */
export const largestSeq = 9_999;

/**
 * One thing that happened, as it stands on the queue. `producer` and `seq` are its identity: whoever made it counts its
 * events from 0 under a name that nobody else has, and the same event never gets another number.
 */
export const engagementEventSchema = z.object({
  producer: name,
  seq: z.int().min(0).max(largestSeq),
  kind: z.enum(engagementKinds),
  /** An instant; or only a day in Europe/Brussels, of what nobody should know the hour of. */
  at: z.union([z.iso.datetime(), z.iso.date()]),
  nis: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  about: subjectSchema.optional(),
  audience: z.enum(['residents', 'businesses']).optional(),
  language: languageSchema.optional(),
  /** Version of an issue that is sent in several. */
  version: word.optional(),
  /** Why somebody left, one of a fixed list. */
  reason: word.optional(),
  /** A mail to a reader who had agreed to be followed. */
  followed: z.literal('yes').optional(),
  /** What was scanned is printed on. */
  material: word.optional(),
  /** The phase of the campaign that it was printed for. */
  phase: name.optional(),
  /** The rule by which a machine did it; a person, as far as anybody can tell, when absent. */
  machine: word.optional(),
  /** Of the reader of a feed: a mark that many share and that leads to none of them. */
  client: z.string().regex(markPattern).optional(),
});

export type EngagementEvent = z.output<typeof engagementEventSchema>;

/** What happened, before it has its identity. */
export type Happening = Omit<EngagementEvent, 'producer' | 'seq'>;

/** A message of the queue: events of one moment, at least one. */
export const trackMessageSchema = z.array(engagementEventSchema).min(1);
export type TrackMessage = z.input<typeof trackMessageSchema>;
