import type { Contest } from './contests/contest.ts';

/** Candidates among whom a voter chooses up to `contest.ballotRule.maxChoices`. */
export interface BallotGroup<Item> {
  /** Of the category; undefined where all stand in one list. */
  readonly category: Contest['ballotRule']['categories'][number] | undefined;
  readonly candidates: readonly Item[];
}

/** The lists of a ballot, in the order of its categories; those without candidates are left out. */
export function ballotGroups<Item extends { readonly category?: string | undefined }>(
  { ballotRule }: Pick<Contest, 'ballotRule'>,
  candidates: readonly Item[],
): BallotGroup<Item>[] {
  if (ballotRule.categories.length === 0) return [{ category: undefined, candidates }];
  return ballotRule.categories
    .map((category) => ({
      category,
      candidates: candidates.filter((candidate) => candidate.category === category.id),
    }))
    .filter((group) => group.candidates.length > 0);
}

/** The field of a list in the form, and the address of its first choice on the page. */
export const groupField = ({ category }: BallotGroup<unknown>): string =>
  category ? `choices-${category.id}` : 'choices';
