import type { Box, CountInput } from './ballot-file.ts';

type Rule = Pick<CountInput, 'candidates' | 'rule'>;

/** What in a list contradicts its own rule, one sentence each; none in a list that we publish. */
export function problemsOf(input: CountInput): string[] {
  return [
    ...candidateProblems(input),
    ...input.boxes.flatMap((box) => boxProblems(box, input)),
    ...input.ballots.flatMap(({ choices }, index) => {
      const problem = choiceProblem(choices, input);
      return problem ? [`Ballot ${index + 1} ${problem}.`] : [];
    }),
  ];
}

function candidateProblems({ candidates, rule }: Rule): string[] {
  const categories = new Set(rule.categories.map(({ id }) => id));
  const ids = candidates.map(({ id }) => id);
  const doubled = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [
    ...[...doubled].map((id) => `Two candidates have the id ${id}.`),
    ...candidates
      .filter(({ category }) =>
        category === undefined ? categories.size > 0 : !categories.has(category),
      )
      .map(({ id }) => `Candidate ${id} is in no category of the contest.`),
  ];
}

/** What is wrong with a ballot, as the end of a sentence that begins with it. */
export function choiceProblem(
  choices: readonly string[],
  { candidates, rule }: Rule,
): string | undefined {
  if (new Set(choices).size < choices.length) return 'names somebody twice';
  const chosen = candidates.filter(({ id }) => choices.includes(id));
  if (chosen.length < choices.length) return 'names somebody who is not on the ballot';
  const inCategory = new Map<string | undefined, number>();
  for (const { category } of chosen) inCategory.set(category, (inCategory.get(category) ?? 0) + 1);
  const most = Math.max(0, ...inCategory.values());
  return most > rule.maxChoices ? 'has more choices than the rule allows' : undefined;
}

/**
 * Each valid paper ballot names at least one candidate and at most as many as the rule allows, so that the sums have bounds; with
 * one choice in all they are one number.
 */
function boxProblems(box: Box, { candidates, rule }: Rule): string[] {
  const { name, ballots, blank, invalid, votes } = box;
  const strangers = Object.keys(votes).filter((id) => !candidates.some((known) => known.id === id));
  const valid = ballots - blank - invalid;
  const sums = sumsOf(box, { candidates, rule });
  const total = sums.reduce((sum, number) => sum + number, 0);
  return [
    ...strangers.map((id) => `Box ${name} has votes for ${id}, who is not on the ballot.`),
    ...(valid < 0 ? [`Box ${name} has more blank and invalid ballots than ballots.`] : []),
    ...(sums.some((sum) => sum > valid * rule.maxChoices) ||
    Object.values(votes).some((own) => own > valid)
      ? [`Box ${name} has more votes than its ballots allow.`]
      : []),
    ...(total < valid ? [`Box ${name} has fewer votes than valid ballots.`] : []),
  ];
}

/** Votes by category. */
const sumsOf = ({ votes }: Box, { candidates, rule }: Rule): number[] =>
  (rule.categories.length === 0 ? [undefined] : rule.categories.map(({ id }) => id)).map(
    (category) =>
      candidates
        .filter((candidate) => candidate.category === category)
        .reduce((sum, { id }) => sum + (votes[id] ?? 0), 0),
  );
