import type { FieldIssue } from '../../../../shared/errors.ts';
import type { BallotRule, Candidate } from '../contest.ts';
import type { Figures } from './paper-box.ts';

interface Ballot {
  readonly rule: BallotRule;
  /** Everyone on the ballot, those who withdrew too. */
  readonly candidates: readonly Pick<Candidate, 'id' | 'category'>[];
}

/** What cannot be in a box, whoever voted how. Names fields, as the caller sent them. */
export function figureProblems(figures: Figures, ballot: Ballot): FieldIssue[] {
  const { ballots, blank, invalid, totals } = figures;
  const valid = ballots - blank - invalid;
  if (valid < 0) return [{ path: 'body.ballots', message: 'Fewer than blank and invalid ones.' }];
  return [
    ...nameProblems(totals, ballot),
    ...Object.entries(totals)
      .filter(([, votes]) => votes > valid)
      .map(([id]) => ({
        path: `body.totals.${id}`,
        message: 'More than there are valid ballots.',
      })),
    ...sumProblems(totals, valid, ballot),
  ];
}

function nameProblems(totals: Figures['totals'], { candidates }: Ballot): FieldIssue[] {
  const missing = candidates.filter(({ id }) => totals[id] === undefined);
  const known = new Set(candidates.map(({ id }) => id));
  const strange = Object.keys(totals).filter((id) => !known.has(id));
  return [
    ...missing.map(({ id }) => ({ path: `body.totals.${id}`, message: 'This total is missing.' })),
    ...strange.map((id) => ({ path: `body.totals.${id}`, message: 'Nobody of this id stands.' })),
  ];
}

/** A valid ballot has one choice at least, and no more than the rule allows in each category. */
function sumProblems(
  totals: Figures['totals'],
  valid: number,
  { rule: { maxChoices, categories }, candidates }: Ballot,
): FieldIssue[] {
  const sumOf = (of: Ballot['candidates']) =>
    of.reduce((sum, { id }) => sum + (totals[id] ?? 0), 0);
  const groups =
    categories.length === 0
      ? [candidates]
      : categories.map(({ id }) => candidates.filter(({ category }) => category === id));
  const tooMany = groups.some((group) => sumOf(group) > valid * maxChoices);
  const tooFew = sumOf(candidates) < valid;
  return [
    ...(tooMany ? [{ path: 'body.totals', message: 'More choices than the ballots allow.' }] : []),
    ...(tooFew ? [{ path: 'body.totals', message: 'Fewer choices than valid ballots.' }] : []),
  ];
}

/** The fields in which two counts differ, without saying how. */
export function differingFields(one: Figures, other: Figures): string[] {
  const counts = (['ballots', 'blank', 'invalid'] as const).filter(
    (name) => one[name] !== other[name],
  );
  const ids = new Set([...Object.keys(one.totals), ...Object.keys(other.totals)]);
  const totals = [...ids].filter((id) => one.totals[id] !== other.totals[id]);
  return [...counts, ...totals.map((id) => `totals.${id}`)];
}
