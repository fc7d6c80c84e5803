import { ballotGroups, groupField } from './ballot-groups.ts';
import type { Contest } from './contests/contest.ts';

/** What is wrong with a choice, by the field of the list it is about. */
export type ChoiceProblem =
  | { readonly field: string; readonly problem: 'none' | 'gone' }
  | {
      readonly field: string;
      readonly problem: 'many';
      readonly count: number;
      readonly max: number;
      /** How many have to go. */
      readonly over: number;
    };

interface Choosable {
  readonly id: string;
  readonly category?: string | undefined;
  readonly hasWithdrawn: boolean;
}

/**
 * All that is wrong with a choice: at least one candidate, all of them standing, and no more than the rule allows, in each
 * category where there are any. Casting refuses the same, but says only that something is wrong.
 */
export function judgeChoices(
  contest: Pick<Contest, 'ballotRule'>,
  candidates: readonly Choosable[],
  choices: readonly string[],
): ChoiceProblem[] {
  const standing = candidates.filter(({ hasWithdrawn }) => !hasWithdrawn);
  const groups = ballotGroups(contest, standing);
  const first = groups[0] ? groupField(groups[0]) : 'choices';
  if (choices.length === 0) return [{ field: first, problem: 'none' }];
  const listed = groups.flatMap((group) => group.candidates);
  if (!choices.every((choice) => listed.some(({ id }) => id === choice))) {
    return [{ field: first, problem: 'gone' }];
  }
  const max = contest.ballotRule.maxChoices;
  return groups.flatMap((group) => {
    const count = group.candidates.filter(({ id }) => choices.includes(id)).length;
    if (count <= max) return [];
    return [{ field: groupField(group), problem: 'many', count, max, over: count - max }];
  });
}
