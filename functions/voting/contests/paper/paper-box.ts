import * as z from 'zod';
import { idPattern } from '../../../../shared/ids.ts';
import { candidateIdSchema, contestIdSchema } from '../contest.ts';

export const boxIdSchema = z.string().regex(idPattern('box'));

const count = z.int().min(0).max(100_000);

/** What somebody counted in a box. */
export const figuresSchema = z.strictObject({
  /** All ballots in the box. */
  ballots: count,
  blank: count,
  invalid: count,
  /** Votes of every candidate on the ballot, those who withdrew too. */
  totals: z.record(candidateIdSchema, count),
});

export type Figures = z.output<typeof figuresSchema>;

/** One person's count; how often they have entered it. */
const entrySchema = z.strictObject({
  by: z.string(),
  at: z.iso.datetime(),
  figures: figuresSchema,
  tries: z.int().min(1),
});

export const boxSchema = z.object({
  id: boxIdSchema,
  contestId: contestIdSchema,
  /** Where it stood: `Library of Bouwel`. */
  name: z.string().trim().min(1).max(100),
  /** At most two, of two people. */
  entries: z.array(entrySchema).max(2),
  /** Present once two people have counted the same. */
  agreed: figuresSchema.optional(),
  /** Random, in hexadecimal; hides the figures behind the hash of them that the audit log holds until they are published. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  createdAt: z.iso.datetime(),
  version: z.int(),
});

export type PaperBox = z.output<typeof boxSchema>;

/** `once`: one person has counted. `differs`: two have, and their figures are not the same. */
export const boxStates = ['empty', 'once', 'differs', 'agreed'] as const;

export type BoxState = (typeof boxStates)[number];

export function boxState({ entries, agreed }: PaperBox): BoxState {
  if (agreed) return 'agreed';
  if (entries.length === 0) return 'empty';
  return entries.length === 1 ? 'once' : 'differs';
}
