import { writeGates } from '../casting/gates.ts';
import { changeContest } from '../contests/change-contest.ts';
import type { Contest } from '../contests/contest.ts';
import type { CountDeps } from './count-deps.ts';

type FixDeps = Pick<CountDeps, 'table' | 'contests' | 'now' | 'newId' | 'votes' | 'peppers'>;

/** Makes what voting needs once the list of candidates is final: the pepper, and the gates with the times of the contest. */
export async function makeGates(found: Contest, deps: FixDeps): Promise<void> {
  const { id, voting } = found;
  if (!isAwaited(found)) return undoIfCancelled(found, deps);
  await deps.peppers.create(id);
  await writeGates(deps.votes, id, {
    opensAt: new Date(voting.opens.at),
    closesAt: new Date(voting.closes.at),
  });
  const contest = await changeContest(deps, id, async (present) =>
    isAwaited(present)
      ? {
          action: 'contest.gates-made',
          by: 'system',
          set: { gatesWrittenAt: deps.now().toISOString() },
          fields: ['gatesWrittenAt'],
          values: { opensAt: voting.opens.at, closesAt: voting.closes.at },
        }
      : undefined,
  );
  await undoIfCancelled(contest, deps);
}

const isAwaited = ({ state, ballotFixedAt, gatesWrittenAt }: Contest): boolean =>
  (state === 'reviewing' || state === 'open') &&
  ballotFixedAt !== undefined &&
  gatesWrittenAt === undefined;

/** Whoever cancelled meanwhile has shut the gates; the pepper may have been made after it was destroyed. */
async function undoIfCancelled({ state, id }: Contest, { peppers }: FixDeps): Promise<void> {
  if (state === 'cancelled') await peppers.destroy(id);
}
