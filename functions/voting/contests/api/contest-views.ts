import * as z from 'zod';
import { merchantIdSchema } from '../../../merchants/index.ts';
import { type Contest, candidateSchema, contestSchema } from '../contest.ts';
import { phaseOf, phases } from '../phase.ts';
import { type ContestFacts, contestWarnings } from '../warnings/contest-warnings.ts';
import { warningSchema } from '../warnings/warning.ts';

export const contestViewSchema = contestSchema().extend({
  /** What it is now, by its times; the state follows within a minute. */
  phase: z.enum(phases),
});

export const contestView = (contest: Contest, now: Date): z.input<typeof contestViewSchema> => ({
  ...contest,
  phase: phaseOf(contest, now),
});

export const contestDetailSchema = contestViewSchema.extend({
  warnings: z.array(warningSchema),
  /** Nominations of which staff have yet to say which merchant they mean. */
  nominationsWaiting: z.int(),
  /** Candidates in each state. */
  candidates: z.record(z.string(), z.int()),
});

export function contestDetail(facts: ContestFacts, now: Date): z.input<typeof contestDetailSchema> {
  const states = Map.groupBy(facts.candidates, ({ state }) => state);
  return {
    ...contestView(facts.contest, now),
    warnings: contestWarnings(facts, now),
    nominationsWaiting: facts.waiting,
    candidates: Object.fromEntries([...states].map(([state, all]) => [state, all.length])),
  };
}

export const candidateViewSchema = candidateSchema().extend({
  /** The merchant as the directory has it now: what the ballot will copy. */
  merchant: z
    .object({
      id: merchantIdSchema,
      name: z.string(),
      slug: z.string(),
      state: z.string(),
      hasContact: z.boolean(),
      hasPhoto: z.boolean(),
    })
    .optional(),
});

export const candidateViews = ({
  candidates,
  merchants,
}: Pick<ContestFacts, 'candidates' | 'merchants'>): z.input<typeof candidateViewSchema>[] =>
  candidates.map((candidate) => {
    const merchant = merchants.get(candidate.merchantId);
    if (!merchant) return candidate;
    const { id, name, slug, state, contact, photo } = merchant;
    const hasContact = contact !== undefined;
    return {
      ...candidate,
      merchant: { id, name, slug, state, hasContact, hasPhoto: photo !== undefined },
    };
  });
