import type { Key } from '../../../shared/data/expressions.ts';
import { contestPartition } from '../contests/contest-keys.ts';

/** What came out, from the moment of publication on. */
export const resultKey = (contestId: string): Key => ({
  pk: contestPartition(contestId),
  sk: 'RESULT',
});

/** Who won the prize draw; removed after a month. */
export const prizeKey = (contestId: string): Key => ({
  pk: contestPartition(contestId),
  sk: 'PRIZE',
});
