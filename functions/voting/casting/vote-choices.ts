import { AppError } from '../../../shared/errors.ts';
import type { BallotRule, Candidate, Contest } from '../contests/contest.ts';

/**
 * Checks that a ballot follows the rule: at least one candidate, none twice, all of them standing, and no more than the
 * rule allows, in each category where there are any.
 * @throws {AppError} vote.invalid
 */
export function checkChoices(
  { ballotRule }: Pick<Contest, 'ballotRule'>,
  candidates: readonly Pick<Candidate, 'id' | 'state' | 'category'>[],
  choices: readonly string[],
): void {
  const standing = new Map(
    candidates
      .filter(({ state }) => state === 'standing')
      .map(({ id, category = '' }) => [id, category]),
  );
  const perCategory = new Map<string, number>();
  for (const choice of choices) {
    const category = standing.get(choice);
    if (category === undefined) throw invalid('One of the candidates does not stand.');
    const list = ballotRule.categories.length > 0 ? category : '';
    perCategory.set(list, (perCategory.get(list) ?? 0) + 1);
  }
  if (choices.length === 0) throw invalid('No candidate is chosen.');
  if (new Set(choices).size < choices.length) throw invalid('A candidate is chosen twice.');
  if (Math.max(...perCategory.values()) > ballotRule.maxChoices) {
    throw invalid('More candidates are chosen than the rule allows.');
  }
}

/** How many candidates the longest ballot names. */
export const choiceSlots = ({ maxChoices, categories }: BallotRule): number =>
  maxChoices * Math.max(1, categories.length);

const invalid = (message: string): AppError => new AppError('vote.invalid', message);
