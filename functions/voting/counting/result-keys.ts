import type { Key } from '../../../shared/data/expressions.ts';
import { contestPartition } from '../contests/contest-keys.ts';

/** What came out, from the moment of publication on. */
export const resultKey = (contestId: string): Key => ({
  pk: contestPartition(contestId),
  sk: 'RESULT',
});

/** Groups of ballots that staff may set apart: how many, never what they hold. */
export const surveyKey = (contestId: string): Key => ({
  pk: contestPartition(contestId),
  sk: 'SURVEY',
});

/** Who won the prize draw; removed after a month. */
export const prizeKey = (contestId: string): Key => ({
  pk: contestPartition(contestId),
  sk: 'PRIZE',
});
