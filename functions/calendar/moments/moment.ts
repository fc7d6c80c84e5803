import * as z from 'zod';
import { idPattern } from '../../../shared/ids.ts';
import { eventIdSchema } from '../events/event.ts';
import { timesSchema } from './times.ts';

export const momentIdSchema = z.string().regex(idPattern('mom'));
const issueIdSchema = z.string().regex(idPattern('iss'));

/** When a newsletter goes out, seen from the event that it is tied to. */
export const sendRuleSchema = z.strictObject({
  /** Local days after the anchor's day, before it when negative. */
  offsetDays: z.int().min(-365).max(365),
  /** In Europe/Brussels. */
  wallTime: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  /** The day on which the event begins, or the last one. */
  anchor: z.enum(['start', 'end']),
});
export type SendRule = z.output<typeof sendRuleSchema>;

/** A time of the rule: as a wall time that exists in Europe/Brussels, and the instant that it means. */
export const sendSchema = z.object({ wallTime: z.string(), at: z.iso.datetime() });
export type Send = z.output<typeof sendSchema>;

/** Why an event does not take place as far as its newsletter is concerned. */
export const offReasons = ['cancelled', 'postponed', 'gone', 'hidden'] as const;
const offReasonSchema = z.enum(offReasons);
export type OffReason = z.output<typeof offReasonSchema>;

/** What readers are told: when it takes place, or that it does not. */
export const tellingSchema = z.object({ times: timesSchema, off: offReasonSchema.optional() });
export type Telling = z.output<typeof tellingSchema>;

/**
 * `waiting` for its hour; `held`: staff decide; `stopped`: it does not go out; `missed`: its hour came and the issue was not
 * ready; `sending`: on its way, from planning on; `sent`.
 */
export const momentStates = ['waiting', 'held', 'stopped', 'missed', 'sending', 'sent'] as const;
const momentStateSchema = z.enum(momentStates);

/** What staff should know; the words stand in the messages as `reason.<code>`. */
export const momentReasons = [
  ...offReasons,
  /** The new hour is past. */
  'past',
  /** The event would have begun before the last mails leave. */
  'late',
  /** Its hour came, and the issue was not ready. */
  'missed',
  /** It takes place after all. */
  'back',
  /** The issue is a draft again, at the new hour. */
  'approval-voided',
  /** A correction waits for staff. */
  'correction',
  /** The same, and what staff wrote into it may not hold any more. */
  'correction-edited',
  /** Staff have decided to leave it. */
  'left',
] as const;
const momentReasonSchema = z.enum(momentReasons);
export type MomentReason = z.output<typeof momentReasonSchema>;

/** A draft that tells the readers of an issue what has changed since. */
const correctionSchema = z.object({
  issueId: issueIdSchema,
  /** By which our words are told from those of staff. */
  words: z.string(),
  says: tellingSchema,
});

/** What happened to a moment. */
const historySchema = z.object({
  at: z.iso.datetime(),
  what: z.string(),
  /** The hour of sending after it. */
  send: z.string().optional(),
});

/** A newsletter issue tied to one time of an event. */
export const momentSchema = z.object({
  id: momentIdSchema,
  eventId: eventIdSchema,
  /** Of the event. NIS code. */
  nis: z.string(),
  issueId: issueIdSchema,
  /** See `Occurrence.key`. */
  occurrence: z.string(),
  rule: sendRuleSchema,
  /** The issue has yet to be given its `time`, or one by another `rule` than was approved. */
  pending: z.enum(['time', 'rule']).optional(),
  state: momentStateSchema,
  reason: momentReasonSchema.optional(),
  /** When the event takes place, and why not if so, as the issue has followed it last. */
  times: timesSchema,
  off: offReasonSchema.optional(),
  /** When the issue goes out by the rule. */
  send: sendSchema,
  /** What whoever got the mail knows; since the issue is planned. */
  told: tellingSchema.optional(),
  correction: correctionSchema.optional(),
  /** Staff have yet to be told of the reason. */
  isUntold: z.boolean(),
  history: z.array(historySchema),
  createdAt: z.iso.datetime(),
  /** Account id. */
  by: z.string(),
  version: z.int(),
});
export type Moment = z.output<typeof momentSchema>;
