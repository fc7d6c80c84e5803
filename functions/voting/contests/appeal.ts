import { daysAfter } from '../../../shared/clock.ts';
import type { Contest } from './contest.ts';

/** Until when the result of a contest, published at that moment, can be appealed. */
export const appealEnd = (publishedAt: string, { appealDays }: Pick<Contest, 'appealDays'>): Date =>
  daysAfter(new Date(publishedAt), appealDays);

/** Whether nobody can appeal any more. Not before the result is published. */
export const isAppealOver = (contest: Contest, now: Date): boolean =>
  contest.publishedAt !== undefined && now >= appealEnd(contest.publishedAt, contest);
