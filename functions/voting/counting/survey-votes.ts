import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import {
  type Cohort,
  cohortSchema,
  smallestCohort,
  writeCohorts,
} from '../contests/quarantine/cohort-repository.ts';
import { aliasOf, signalOf } from './cohort-alias.ts';
import type { CountDeps } from './count-deps.ts';
import { backupText, readVotes, sha256Of } from './vote-backup.ts';

/**
 * Once voting is closed: writes the backup, lists the cohorts that staff may set apart, with the number of their ballots and
 * nothing that is on them, and notes the hash of the backup, by which publication sees whether a ballot has changed since.
 */
export async function surveyVotes(found: Contest, deps: CountDeps): Promise<void> {
  const { id } = found;
  if (!isAwaited(found)) return;
  await writeCohorts(deps.table, id, await cohortsOf(id, deps));
  const votes = await readVotes(id, deps);
  const text = backupText(votes);
  await deps.backups.put(`vote-backups/${id}.json`, { text, type: 'application/json' });
  await changeContest(deps, id, async (present) =>
    isAwaited(present)
      ? {
          action: 'contest.surveyed',
          by: 'system',
          set: { surveyedAt: deps.now().toISOString() },
          fields: ['surveyedAt'],
          values: {
            roll: votes.roll.length,
            ballots: votes.ballots.length,
            backup: sha256Of(text),
          },
        }
      : undefined,
  );
}

const isAwaited = ({ state, surveyedAt }: Contest): boolean =>
  state === 'closed' && surveyedAt === undefined;

async function cohortsOf(contestId: string, { cast, peppers }: CountDeps): Promise<Cohort[]> {
  const { byCohort } = await cast.cohortCounts(contestId);
  const large = [...byCohort].filter(([, ballots]) => ballots >= smallestCohort);
  if (large.length === 0) return [];
  const pepper = await peppers.read(contestId);
  if (!pepper) throw new Error(`the pepper of ${contestId} is gone before its survey`);
  return large.map(([code, ballots]) =>
    cohortSchema.parse({ alias: aliasOf(code, pepper), signal: signalOf(code), ballots }),
  );
}
