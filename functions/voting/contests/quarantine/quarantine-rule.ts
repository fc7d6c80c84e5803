import * as z from 'zod';
import { idPattern } from '../../../../shared/ids.ts';
import { signalKinds } from '../../casting/signal-kind.ts';
import { type Cohort, smallestCohort } from './cohort-repository.ts';

export const ruleIdSchema = z.string().regex(idPattern('qua'));

/** Which ballots are left out: by a rule that names no cohort, so that nobody is picked. */
export const ruleTextSchema = z.strictObject({
  signal: z.enum(signalKinds),
  /** All cohorts of the signal with at least so many ballots. */
  atLeast: z.int().min(smallestCohort).max(1_000_000),
  /** Why, as the published result says it. */
  reason: z.string().trim().min(10).max(500),
});

export type RuleText = z.output<typeof ruleTextSchema>;

/** Who did a step, and when. */
const stepSchema = z.strictObject({ by: z.string(), at: z.iso.datetime() });

/**
 * `proposed` by one approver, `in_force` once another has confirmed it; `lift_proposed` and `lifted` likewise. `dropped`: a
 * proposal that was taken back.
 */
export const ruleStates = ['proposed', 'in_force', 'lift_proposed', 'lifted', 'dropped'] as const;

export const quarantineRuleSchema = z.object({
  id: ruleIdSchema,
  contestId: z.string(),
  ...ruleTextSchema.shape,
  /** Aliases of the cohorts that it was about when proposed: the survey does not change. */
  cohorts: z.array(z.string()),
  ballots: z.int(),
  state: z.enum(ruleStates),
  proposed: stepSchema,
  confirmed: stepSchema.optional(),
  liftProposed: stepSchema.optional(),
  lifted: stepSchema.optional(),
  version: z.int(),
});

export type QuarantineRule = z.output<typeof quarantineRuleSchema>;

/** The cohorts that a rule is about. */
export const cohortsOf = (
  { signal, atLeast }: Pick<QuarantineRule, 'signal' | 'atLeast'>,
  cohorts: readonly Cohort[],
): Cohort[] => cohorts.filter((cohort) => cohort.signal === signal && cohort.ballots >= atLeast);
