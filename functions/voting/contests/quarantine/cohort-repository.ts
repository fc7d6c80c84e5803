import * as z from 'zod';
import type { Table } from '../../../../shared/data/table.ts';
import { signalKinds } from '../../casting/signal-kind.ts';
import { cohortKey, cohortPrefix, contestPartition } from '../contest-keys.ts';

/** Fewer ballots than this are nobody's to look at: they could be a family's. */
export const smallestCohort = 20;

export const cohortSchema = z.object({
  /** What staff call it; says nothing of the cohort code or of the value behind it. */
  alias: z.string().regex(/^[a-z0-9-]{1,40}$/),
  signal: z.enum(signalKinds),
  ballots: z.int().min(smallestCohort),
});

export type Cohort = z.output<typeof cohortSchema>;

/**
 * Puts down what the survey counted: cohorts of at least twenty ballots, never what was chosen on them. The same twice.
 */
export async function writeCohorts(
  table: Table,
  contestId: string,
  cohorts: readonly Cohort[],
): Promise<void> {
  await table.writeMany(
    cohorts.map((cohort) => ({
      ...cohortKey(contestId, cohort.alias),
      ...cohortSchema.parse(cohort),
    })),
  );
}

/** The largest first. */
export async function readCohorts(table: Table, contestId: string): Promise<Cohort[]> {
  const query = { pk: contestPartition(contestId), sortKey: { beginsWith: cohortPrefix } };
  const found: Cohort[] = [];
  for await (const item of table.queryAll({ ...query, consistent: true })) {
    found.push(cohortSchema.parse(item));
  }
  return found.sort(
    (one, other) => other.ballots - one.ballots || (one.alias < other.alias ? -1 : 1),
  );
}
