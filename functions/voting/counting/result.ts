import * as z from 'zod';
import type { Table } from '../../../shared/data/table.ts';
import { lazily } from '../../../shared/lazily.ts';
import { candidateIdSchema, contestIdSchema } from '../contests/contest.ts';
import { totalsSchema } from './ballot-file.ts';
import { resultKey } from './result-keys.ts';

const count = z.int().min(0);

/** A file that everybody may download. */
const fileSchema = lazily(() =>
  z.strictObject({
    /** `ballots.json`, `ballots.csv` or `audit.jsonl`. */
    name: z.string(),
    /** On the site, from the root: `/published/con_…/3f9a…/ballots.json`. */
    path: z.string(),
    bytes: count,
    /** In lower-case hexadecimal. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

export type PublishedFile = z.output<ReturnType<typeof fileSchema>>;

const candidateResultSchema = lazily(() =>
  z.strictObject({
    id: candidateIdSchema,
    merchantId: z.string(),
    /** As on the ballot. */
    name: z.string(),
    category: z.string().optional(),
    withdrawn: z.boolean(),
    online: count,
    /** By box, in the order of `boxes`. */
    boxes: z.array(count),
    paper: count,
    /** Of all channels. Of who withdrew it is shown, and elects nobody. */
    total: count,
    /** Votes on ballots that were set apart; in no other number. */
    quarantined: count,
    /** Among those of the category who did not withdraw; equal votes have equal ranks. */
    rank: z.int().min(1).optional(),
    elected: z.boolean(),
  }),
);

export type CandidateResult = z.output<ReturnType<typeof candidateResultSchema>>;

/** Seats that equal votes could not give, and how the lot gave them; see `lot.ts`. */
const drawSchema = lazily(() =>
  z.strictObject({
    category: z.string().optional(),
    /** What each of them has. */
    votes: count,
    /** How many of them the lot elected. */
    seats: z.int().min(1),
    /** The winning ones first: lowest hash first. */
    lots: z.array(z.strictObject({ id: candidateIdSchema, hash: z.string() })),
  }),
);

export const resultSchema = lazily(() =>
  z.strictObject({
    contestId: contestIdSchema,
    publishedAt: z.iso.datetime(),
    /** Most votes first within a category, in the order of the contest's categories; who withdrew comes last. */
    candidates: z.array(candidateResultSchema()),
    /** In the order of the ballot's categories; those whom the lot elected last. */
    winners: z.array(candidateIdSchema),
    online: totalsSchema().shape.online,
    paper: totalsSchema().shape.paper,
    boxes: z.array(
      z.strictObject({ name: z.string(), ballots: count, blank: count, invalid: count }),
    ),
    turnout: z.strictObject({
      /** Ballots of all channels, blank and invalid ones among them, quarantined ones not. */
      ballots: count,
      /** Of the municipality; absent where the programme does not know it. */
      inhabitants: z.int().min(1).optional(),
    }),
    /** What ballots were set apart for: all groups of the signal with at least so many ballots. */
    quarantines: z.array(
      z.strictObject({
        /** Why, as staff wrote it. */
        rule: z.string(),
        signal: z.string(),
        atLeast: count,
        ballots: count,
      }),
    ),
    lot: z.strictObject({ source: z.string(), value: z.string().optional() }),
    draws: z.array(drawSchema()),
    files: z.array(fileSchema()),
    /** The line of the contest's audit log up to which `audit.jsonl` goes, and its hash. */
    audit: z.strictObject({ sequence: z.int(), hash: z.string() }),
  }),
);

export type ContestResult = z.output<ReturnType<typeof resultSchema>>;

/**
 * What came out of a contest, for its page. Undefined before publication: until then nothing says how many votes anybody
 * has, and no such item exists. Consistent, since the count builds on it right after writing it.
 */
export async function readResult(
  table: Table,
  contestId: string,
): Promise<ContestResult | undefined> {
  const item = await table.get(resultKey(contestId), { consistent: true });
  if (!item) return undefined;
  const { pk: _pk, sk: _sk, ...result } = item;
  return resultSchema().parse(result);
}
