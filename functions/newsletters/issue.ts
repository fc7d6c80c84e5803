import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';
import { localZone, wallTimePattern } from '../../shared/time/local-time.ts';
import { hashSchema, issueIdSchema, nisSchema } from './issue-ids.ts';
import { lateReasons, lateSchema } from './late/late.ts';
import { decisionSchema, trialSchema } from './versions/trial.ts';

/** `sending ⇄ paused`; `cancelled` from any state before `sent`; see `lifecycle.ts` for every move. */
export const issueStates = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'planning',
  'sending',
  'paused',
  'sent',
  'cancelled',
] as const;

export const issueStateSchema = z.enum(issueStates);
export type IssueState = z.output<typeof issueStateSchema>;

export const audiences = ['residents', 'businesses'] as const;
export const audienceSchema = z.enum(audiences);
export type Audience = z.output<typeof audienceSchema>;

export const wallTimeSchema = z.string().regex(wallTimePattern);

/** Why an issue stands still; all but `staff` and `event` are found by the engine. */
export const pauseReasons = [
  'staff',
  'quota',
  'identity',
  'template',
  'configuration_set',
  'account',
  /** SES refuses every entry by itself: the fault lies in the issue. */
  'refused',
  /** The event that it is tied to does not take place. In `planning`: it will be paused in place of being sent. */
  'event',
  /** What has yet to leave would be too late; see `late/`. */
  ...lateReasons,
] as const;
export const pauseReasonSchema = z.enum(pauseReasons);
export type PauseReason = z.output<typeof pauseReasonSchema>;

/** What the approver has bound; void as soon as the issue's hash is another. */
export const approvalSchema = z.object({
  by: z.string(),
  at: z.iso.datetime(),
  hash: hashSchema,
  /** The issue may go out this many days before or after its `sendAt` without a new approval. */
  allowedMoveDays: z.int().min(0),
  undoUntil: z.iso.datetime(),
});
export type Approval = z.output<typeof approvalSchema>;

export const scheduleSchema = z.object({
  wallTime: wallTimeSchema,
  zone: z.literal(localZone),
  /** The instant that the wall time means. */
  at: z.iso.datetime(),
  /** Carried by the schedule: a firing that carries another does nothing. */
  revision: z.int(),
});
export type IssueSchedule = z.output<typeof scheduleSchema>;

/** Sending over so many hours in place of at once; see `planning/releases.ts`. */
export const spreadSchema = z.strictObject({ hours: z.int().min(2).max(12) });

/**
 * What staff have chosen for what has yet to leave, where it would be too late: all of it leaves as soon as it is day, or those get
 * none whose vote is closed when it is their turn.
 */
export const restSchema = z.enum(['at_once', 'while_open']);

/**
 * One mailing, without its content (`issue-content.ts`) and its variants (`issue-variants.ts`), so that
 * reading it before every call of the engine costs one read unit.
 */
export const issueSchema = z.object({
  issueId: issueIdSchema,
  state: issueStateSchema,
  /** Counts every write; staff name the one they saw, so that nobody overwrites what they have not seen. */
  revision: z.int(),
  /** For staff only; not bound by the approval. */
  title: z.string(),
  audience: audienceSchema,
  /** Id of the region whose brand and sender the mails carry. */
  region: z.string(),
  /** NIS codes in order: a subscriber gets the variant of the first one they follow. */
  municipalities: z.array(nisSchema).min(1),
  /** A correction goes to nobody but who got this issue. Written with the draft, and never changed. */
  corrects: issueIdSchema.optional(),
  /** Declared languages, the first one stands in for those not declared. */
  languages: z.array(languageSchema).min(1),
  /** When it shall go out, as staff wrote it; what `schedule` moves within the days the approver allowed. */
  sendAt: wallTimeSchema.optional(),
  /** Its content has versions, which are tried on a share of the readers before the others get one. */
  trial: trialSchema.optional(),
  spread: spreadSchema.optional(),
  /** Where the event that it is tied to has moved it, within the days that the approver allowed: `schedule` takes this time. */
  movedTo: wallTimeSchema.optional(),
  /** Over all that an approval binds: see `content-hash.ts`. */
  contentHash: hashSchema,
  /** Part of it since the issue was submitted: what its mails state of votes and ambassadors. */
  factsHash: hashSchema.optional(),
  /** Account id, as are those of `editors`; `system` for what no person wrote. */
  author: z.string(),
  /** Who wrote what an approval binds, the author included, the last one last. None of them may approve. */
  editors: z.array(z.string()).min(1),
  approval: approvalSchema.optional(),
  schedule: scheduleSchema.optional(),
  pause: z
    .object({
      reason: pauseReasonSchema,
      at: z.iso.datetime(),
      by: z.string().optional(),
      late: lateSchema.optional(),
    })
    .optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** First time in `planning`, `sending`, `sent`, `cancelled`. From `sendingSince` on it can be read online. */
  planningSince: z.iso.datetime().optional(),
  sendingSince: z.iso.datetime().optional(),
  sentAt: z.iso.datetime().optional(),
  cancelledAt: z.iso.datetime().optional(),
  /** When all who try its versions had been sent to: from here on the hours of the trial count. */
  triedSince: z.iso.datetime().optional(),
  /** Which version all others get. */
  decision: decisionSchema.optional(),
  rest: restSchema.optional(),
  /** Last time it came into `sending`: what was queued before then counts no more. */
  activeSince: z.iso.datetime().optional(),
  /** Set while those who failed are made pending again; the issue is not finished meanwhile. */
  retryingSince: z.iso.datetime().optional(),
});
export type Issue = z.output<typeof issueSchema>;
