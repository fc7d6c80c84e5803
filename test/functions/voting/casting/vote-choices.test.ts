import { describe, expect, it } from 'vitest';
import { checkChoices, choiceSlots } from '../../../../functions/voting/casting/vote-choices.ts';
import { aCandidate, aContest } from '../../../builders/contest.ts';

const contest = aContest();
const [a, b, c] = [
  aCandidate(contest.id, { category: 'food' }),
  aCandidate(contest.id, { category: 'food' }),
  aCandidate(contest.id, { category: 'farm' }),
] as const;
const gone = aCandidate(contest.id, { state: 'withdrawn' });
const agreed = aCandidate(contest.id, { state: 'agreed' });
const homeless = aCandidate(contest.id);
const all = [a, b, c, gone, agreed, homeless];

const categories = [
  { id: 'food', name: { nl: 'Eten' } },
  { id: 'farm', name: { nl: 'Hoeve' } },
];
const one = { ballotRule: { maxChoices: 1, categories: [] } };
const two = { ballotRule: { maxChoices: 2, categories: [] } };
const perCategory = { ballotRule: { maxChoices: 1, categories } };

describe('a ballot', () => {
  it.each([
    ['one of one', one, [a.id]],
    ['one of two', two, [b.id]],
    ['two of two', two, [a.id, c.id]],
    ['one in each category', perCategory, [b.id, c.id]],
    ['one in one category only', perCategory, [c.id]],
  ])('is right with %s', (_, rule, choices) => {
    expect(() => checkChoices(rule, all, choices)).not.toThrow();
  });

  it.each([
    ['nobody', one, []],
    ['too many', one, [a.id, b.id]],
    ['too many in a category', perCategory, [a.id, b.id]],
    ['somebody twice', two, [a.id, a.id]],
    ['somebody who withdrew', two, [a.id, gone.id]],
    ['somebody who only agreed', one, [agreed.id]],
    ['somebody in no category', perCategory, [homeless.id]],
    ['a candidate of elsewhere', one, [aCandidate('con_x').id]],
    ['nonsense', one, ['constructor']],
  ])('is wrong with %s', (_, rule, choices) => {
    expect(() => checkChoices(rule, all, choices)).toThrow(
      expect.objectContaining({ code: 'vote.invalid' }),
    );
  });

  it('has room for the most that the rule allows', () => {
    expect([one, two, perCategory].map(({ ballotRule }) => choiceSlots(ballotRule))).toEqual([
      1, 2, 2,
    ]);
  });
});
