import * as z from 'zod';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import { lazily } from '../../../shared/lazily.ts';
import { ballotRuleSchema, candidateIdSchema, contestIdSchema } from '../contests/contest.ts';

/** The name and version of what a published ballot list holds; another one is read by another programme. */
export const ballotFileFormat = 'vanhier-ballots-1';

const count = z.int().min(0);

/** Paper ballots of one box: totals, counted by hand. */
const boxSchema = lazily(() =>
  z.strictObject({
    name: z.string(),
    /** All that were in it, blank and invalid ones among them. */
    ballots: count,
    blank: count,
    invalid: count,
    /** By candidate; who has none may be missing. */
    votes: z.record(candidateIdSchema, count),
  }),
);

export type Box = z.output<ReturnType<typeof boxSchema>>;

const ballotSchema = lazily(() =>
  z.strictObject({
    /** None: blank. */
    choices: z.array(candidateIdSchema),
    /** Set apart by two people, by a rule that they published; not counted. */
    quarantined: z.boolean(),
  }),
);

/** What the file itself says came out: a recount compares its own with it. */
export const totalsSchema = lazily(() =>
  z.strictObject({
    online: z.strictObject({ ballots: count, counted: count, quarantined: count, blank: count }),
    paper: z.strictObject({ ballots: count, blank: count, invalid: count }),
    candidates: z.array(
      z.strictObject({
        id: candidateIdSchema,
        online: count,
        paper: count,
        total: count,
        quarantined: count,
      }),
    ),
    /** In the order of the candidates. */
    winners: z.array(candidateIdSchema),
  }),
);

export type Totals = z.output<ReturnType<typeof totalsSchema>>;

/** All that a count needs, whoever does it. Nobody who voted stands in it, nor when. */
export const countInputSchema = lazily(() =>
  z.strictObject({
    contest: z.strictObject({
      id: contestIdSchema,
      title: localizedSchema(120),
      municipality: z.strictObject({
        nis: z.string(),
        name: z.string(),
        inhabitants: z.int().min(1).optional(),
      }),
      opened: z.iso.datetime(),
      closed: z.iso.datetime(),
    }),
    rule: ballotRuleSchema().extend({ seats: z.int().min(1).max(10) }),
    lot: z.strictObject({ source: z.string(), value: z.string().optional() }),
    candidates: z.array(
      z.strictObject({
        id: candidateIdSchema,
        name: z.string().min(1),
        category: z.string().optional(),
        /** Left after the ballot was fixed: its votes are shown and elect nobody. */
        withdrawn: z.boolean(),
      }),
    ),
    boxes: z.array(boxSchema()),
    ballots: z.array(ballotSchema()),
  }),
);

export type CountInput = z.output<ReturnType<typeof countInputSchema>>;

/** A published ballot list, in whichever of its two forms. */
export const ballotFileSchema = lazily(() =>
  countInputSchema().extend({
    format: z.literal(ballotFileFormat),
    totals: totalsSchema(),
  }),
);

export type BallotFile = z.output<ReturnType<typeof ballotFileSchema>>;
