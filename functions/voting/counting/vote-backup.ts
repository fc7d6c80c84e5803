import { createHash } from 'node:crypto';
import * as z from 'zod';
import { contestIdSchema } from '../contests/contest.ts';
import { smallestCohort } from '../contests/quarantine/cohort-repository.ts';
import type { CountDeps } from './count-deps.ts';

const idSchema = z.string().regex(/^[0-9a-f]{32,64}$/);

/** The votes of one contest as they stood when it was closed. */
export const voteBackupSchema = z.strictObject({
  format: z.literal('vanhier-votes-1'),
  contestId: contestIdSchema,
  /** Who voted, by roll id, in its order. */
  roll: z.array(idSchema),
  /** In the order of their random ids. */
  ballots: z.array(
    z.strictObject({
      id: idSchema,
      choices: z.array(z.string()).min(1),
      cohort: z.string().optional(),
    }),
  ),
});

export type VoteBackup = z.output<typeof voteBackupSchema>;

type BackupBallot = VoteBackup['ballots'][number];

/** Reads all votes of a contest. */
export async function readVotes(
  contestId: string,
  { cast }: Pick<CountDeps, 'cast'>,
): Promise<VoteBackup> {
  const roll: string[] = [];
  for await (const rollId of cast.rollIds(contestId)) roll.push(rollId);
  const ballots: BackupBallot[] = [];
  for await (const { id, choices, cohort } of cast.ballots(contestId)) {
    ballots.push({ id, choices: [...choices].sort(), cohort });
  }
  return { format: 'vanhier-votes-1', contestId, roll, ballots: withoutSmallCohorts(ballots) };
}

/**
 * Cohort codes of fewer ballots than staff may set apart serve nobody, and a code of one ballot would join it with the one
 * roll item that has the same.
 */
function withoutSmallCohorts(ballots: readonly BackupBallot[]): BackupBallot[] {
  const sizes = new Map<string, number>();
  for (const { cohort } of ballots) {
    if (cohort !== undefined) sizes.set(cohort, (sizes.get(cohort) ?? 0) + 1);
  }
  return ballots.map(({ id, choices, cohort }) => {
    const isKept = cohort !== undefined && (sizes.get(cohort) ?? 0) >= smallestCohort;
    return { id, choices, ...(isKept && { cohort }) };
  });
}

/** The backup as bytes; the same votes make the same. A line for every voter and ballot. */
export function backupText({ format, contestId, roll, ballots }: VoteBackup): string {
  const lines = (values: readonly unknown[]) =>
    values.map((value) => JSON.stringify(value)).join(',\n');
  return [
    `{"format":"${format}","contestId":"${contestId}","roll":[`,
    lines(roll),
    '],"ballots":[',
    lines(ballots.map(({ id, choices, cohort }) => ({ id, choices, cohort }))),
    ']}\n',
  ].join('\n');
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
