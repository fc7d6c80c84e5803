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
  const { cohorts, uneven } = await cohortsOf(id, deps);
  await writeCohorts(deps.table, id, cohorts);
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
            uneven,
          },
        }
      : undefined,
  );
}

const isAwaited = ({ state, surveyedAt }: Contest): boolean =>
  state === 'closed' && surveyedAt === undefined;

interface Surveyed {
  readonly cohorts: readonly Cohort[];
  /** How many cohorts have not as many voters as ballots: somebody has changed a code, so that nobody may set them apart. */
  readonly uneven: number;
}

async function cohortsOf(contestId: string, { cast, peppers }: CountDeps): Promise<Surveyed> {
  const { byCohort, rollByCohort } = await cast.cohortCounts(contestId);
  const isEven = (code: string) => byCohort.get(code) === rollByCohort.get(code);
  const codes = [...new Set([...byCohort.keys(), ...rollByCohort.keys()])];
  const uneven = codes.filter((code) => !isEven(code)).length;
  const large = [...byCohort].filter(
    ([code, ballots]) => ballots >= smallestCohort && isEven(code),
  );
  if (large.length === 0) return { cohorts: [], uneven };
  const pepper = await peppers.read(contestId);
  if (!pepper) throw new Error(`the pepper of ${contestId} is gone before its survey`);
  const cohorts = large.map(([code, ballots]) =>
    cohortSchema.parse({ alias: aliasOf(code, pepper), signal: signalOf(code), ballots }),
  );
  return { cohorts, uneven };
}
