import { AppError } from '../../../shared/errors.ts';
import type { BallotRule, Candidate, Contest } from '../contests/contest.ts';
import { judgeChoices } from '../judge-choices.ts';

/**
 * Checks that a ballot follows the rule, as {@link judgeChoices} has it, and names nobody twice.
 * @throws {AppError} vote.invalid
 */
export function checkChoices(
  contest: Pick<Contest, 'ballotRule'>,
  candidates: readonly Pick<Candidate, 'id' | 'state' | 'category'>[],
  choices: readonly string[],
): void {
  const standing = candidates
    .filter(({ state }) => state === 'standing')
    .map(({ id, category }) => ({ id, category, hasWithdrawn: false }));
  const namesTwice = new Set(choices).size < choices.length;
  if (namesTwice || judgeChoices(contest, standing, choices).length > 0) {
    throw new AppError('vote.invalid', 'This ballot does not follow the rule.');
  }
}

/** How many candidates the longest ballot names. */
export const choiceSlots = ({ maxChoices, categories }: BallotRule): number =>
  maxChoices * Math.max(1, categories.length);
