import {
  type Expression,
  type Item,
  ifAbsent,
  type Write,
} from '../../../shared/data/expressions.ts';
import { type Contest, contestSchema } from './contest.ts';
import {
  contestKey,
  finishedPartition,
  municipalityPartition,
  seriesKey,
  slugKey,
  statePartition,
} from './contest-keys.ts';

const itemOf = (contest: Contest): Item => ({
  ...contestKey(contest.id),
  gsi1pk: municipalityPartition(contest.nis),
  gsi1sk: contest.id,
  gsi2pk: isFinished(contest) ? finishedPartition : statePartition(contest.state),
  gsi2sk: contest.id,
  ...contest,
});

export const contestOf = (item: Item): Contest => contestSchema().parse(item);

/** Whether nothing is due any more: over, what secret there was is destroyed, and no prize waits to be drawn. */
const isFinished = (contest: Contest): boolean => {
  const { state, ballotFixedAt, pepperDestroyedAt, prizeDraw, prizeDrawnAt } = contest;
  if (prizeDraw && !prizeDrawnAt) return false;
  return pepperDestroyedAt !== undefined || (state === 'cancelled' && ballotFixedAt === undefined);
};

/** A new contest with its name and its place in a series; fails where one of them is taken. */
export function newContestWrites(contest: Contest): Write[] {
  const { id, nis, slug, series } = contest;
  return [
    { put: itemOf(contest), condition: ifAbsent },
    { put: { ...slugKey(nis, slug), contestId: id }, condition: ifAbsent },
    ...(series === undefined
      ? []
      : [{ put: { ...seriesKey(series, nis), contestId: id }, condition: ifAbsent }]),
  ];
}

/** The next state of a contest, in place of the version before. */
export const contestWrite = (next: Contest): Write => ({
  put: itemOf(next),
  condition: atVersion(next.version - 1),
});

export const atVersion = (version: number): Expression => ({
  expression: 'version = :version',
  values: { ':version': version },
});
