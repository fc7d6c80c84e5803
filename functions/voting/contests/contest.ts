import * as z from 'zod';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import { idPattern } from '../../../shared/ids.ts';
import { lazily } from '../../../shared/lazily.ts';

export const contestIdSchema = z.string().regex(idPattern('con'));
export const nisSchema = z.string().regex(/^\d{5}$/);
export const candidateIdSchema = z.string().regex(idPattern('can'));

// Schemas are made when first used: each costs every start of a function that carries it.

/**
 * `closing`: gates are being closed, a last vote may still land. From `closed` on none can.
 * `cancelled` from any state before `closing`, with what was cast destroyed.
 */
export const contestStates = [
  'nominating',
  'reviewing',
  'open',
  'closing',
  'closed',
  'published',
  'cancelled',
] as const;

export type ContestState = (typeof contestStates)[number];

/** A moment that a person chose: wall time in Europe/Brussels, and the instant it is. */
const momentSchema = lazily(() =>
  z.strictObject({
    wallTime: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/),
    at: z.iso.datetime(),
  }),
);

export type Moment = z.output<ReturnType<typeof momentSchema>>;

export const categorySchema = lazily(() =>
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/),
    name: localizedSchema(60),
  }),
);

/** How many candidates a voter may choose: in each category where there are any, else in all. */
export const ballotRuleSchema = lazily(() =>
  z.strictObject({
    maxChoices: z.int().min(1).max(10),
    /** Empty: candidates stand in one list. */
    categories: z.array(categorySchema()).max(8),
  }),
);

export type BallotRule = z.output<ReturnType<typeof ballotRuleSchema>>;

export const contestSchema = lazily(() =>
  z.object({
    id: contestIdSchema,
    nis: nisSchema,
    /** The name in addresses of pages, unique in the municipality: `2027`. */
    slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    title: localizedSchema(120),
    introduction: localizedSchema(1000),
    state: z.enum(contestStates),
    nominations: z.strictObject({ opens: momentSchema(), closes: momentSchema() }),
    voting: z.strictObject({ opens: momentSchema(), closes: momentSchema() }),
    ballotRule: ballotRuleSchema(),
    /** Ambassadors to elect: in each category where there are any, else in all. */
    seats: z.int().min(1).max(10),
    /** Days after publication in which an appeal may be made; then the pepper is destroyed. */
    appealDays: z.int().min(1).max(90),
    /** The public, unforeseeable number that breaks ties, named before the vote: `Lotto of Saturday 12 December 2026`. */
    lot: z.strictObject({ source: z.string().max(200), value: z.string().max(100).optional() }),
    /** A value of the lot that a second person has yet to confirm. */
    lotProposal: z
      .strictObject({ value: z.string(), by: z.string(), at: z.iso.datetime() })
      .optional(),
    /** Present where a prize is drawn among voters who want to take part. */
    prize: localizedSchema(200).optional(),
    /** An approver's wish to draw the prize, once voting is closed; drawn once. */
    prizeDraw: z
      .strictObject({
        winners: z.int().min(1).max(100),
        /** The public number that decides, and where it comes from; not the contest's own lot. */
        source: z.string().max(200),
        value: z.string().max(100),
        by: z.string(),
        requestedAt: z.iso.datetime(),
      })
      .optional(),
    prizeDrawnAt: z.iso.datetime().optional(),
    /** When the list of candidates became final. */
    ballotFixedAt: z.iso.datetime().optional(),
    /** When pepper and gates were there: without them nobody votes. Set by the count's `fix-ballot`. */
    gatesWrittenAt: z.iso.datetime().optional(),
    /** The last local day (`2026-11-22`) of which the audit log holds the number of roll items and ballots. */
    countedOn: z.iso.date().optional(),
    /** When an approver ended voting before its time. `closedAt` is later: gates are closed one by one. */
    closedEarly: z.strictObject({ at: z.iso.datetime(), by: z.string() }).optional(),
    closedAt: z.iso.datetime().optional(),
    /** When cohorts were counted and the backup was written, after closing. */
    surveyedAt: z.iso.datetime().optional(),
    /** An approver's wish to publish; `refused` when the count found something in the way. */
    publication: z
      .strictObject({
        requestedAt: z.iso.datetime(),
        by: z.string(),
        refused: z.strictObject({ at: z.iso.datetime(), reasons: z.array(z.string()) }).optional(),
      })
      .optional(),
    publishedAt: z.iso.datetime().optional(),
    pepperDestroyedAt: z.iso.datetime().optional(),
    cancelledAt: z.iso.datetime().optional(),
    /** The last line of the hash-chained audit log. */
    audit: z.strictObject({ sequence: z.int(), hash: z.string() }),
    /** Contests made from one template share it. */
    series: z.string().optional(),
    createdAt: z.iso.datetime(),
    /** Goes up with every change of the contest and of its candidates. */
    version: z.int(),
  }),
);

export type Contest = z.output<ReturnType<typeof contestSchema>>;

/**
 * `nominated`: known, not asked. `invited`: the merchant has the mail. `agreed`: wants to stand. `standing`: staff put it
 * on the ballot. `withdrawn`: left after that; keeps its votes, shown void. `declined` by the merchant, `rejected` by staff.
 */
export const candidateStates = [
  'nominated',
  'invited',
  'agreed',
  'standing',
  'withdrawn',
  'declined',
  'rejected',
] as const;

export type CandidateState = (typeof candidateStates)[number];

export const candidateSchema = lazily(() =>
  z.object({
    id: candidateIdSchema,
    contestId: contestIdSchema,
    merchantId: z.string().regex(idPattern('mer')),
    category: z.string().optional(),
    state: z.enum(candidateStates),
    /** As on the ballot: copied from the merchant when the list became final, so that a later change alters no ballot. */
    name: z.string(),
    trade: z.string(),
    photo: z
      .object({ path: z.string(), width: z.int(), height: z.int(), alt: localizedSchema(300) })
      .optional(),
    story: localizedSchema(1500),
    /** How many people nominated it. */
    nominations: z.int(),
    invitedAt: z.iso.datetime().optional(),
    remindedAt: z.iso.datetime().optional(),
    /** When the merchant agreed to stand, and to which text. */
    consent: z.strictObject({ at: z.iso.datetime(), textVersion: z.string() }).optional(),
    /** When we wrote that it stands on the ballot. */
    toldAt: z.iso.datetime().optional(),
    /** When the sweep has the next mail to write. */
    dueAt: z.iso.datetime().optional(),
    version: z.int(),
  }),
);

export type Candidate = z.output<ReturnType<typeof candidateSchema>>;
