import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openTies, tally, winnersOf } from '../../../../functions/voting/counting/tally.ts';
import { aCount, can, idOf, votes } from './a-count.ts';

const box = (counts: Record<number, number>, { blank = 0, invalid = 0 } = {}) => ({
  name: 'Town hall',
  ballots: Object.values(counts).reduce((sum, count) => sum + count, blank + invalid),
  blank,
  invalid,
  votes: Object.fromEntries(
    Object.entries(counts).map(([number, count]) => [can(Number(number)), count]),
  ),
});

describe('the tally', () => {
  it('adds what came online and on paper, and says which is which', () => {
    const result = tally(
      aCount({
        ballots: votes({ 1: 5, 2: 7 }),
        boxes: [box({ 1: 4, 2: 1 }, { blank: 2, invalid: 1 }), box({ 1: 1, 3: 6 })],
      }),
    );
    expect(result.candidates).toEqual([
      { id: can(1), online: 5, quarantined: 0, boxes: [4, 1], paper: 5, total: 10 },
      { id: can(2), online: 7, quarantined: 0, boxes: [1, 0], paper: 1, total: 8 },
      { id: can(3), online: 0, quarantined: 0, boxes: [0, 6], paper: 6, total: 6 },
    ]);
    expect(result.paper).toEqual({ ballots: 15, blank: 2, invalid: 1 });
    expect(result.turnout).toBe(27);
    expect(winnersOf(result)).toEqual([can(1)]);
  });

  it('leaves out what was set apart, and shows it', () => {
    const result = tally(aCount({ ballots: [...votes({ 1: 3 }), ...votes({ 2: 20 }, true)] }));
    expect(result.candidates[1]).toMatchObject({ online: 0, quarantined: 20, total: 0 });
    expect(result.online).toEqual({ ballots: 23, counted: 3, quarantined: 20, blank: 0 });
    expect(result.turnout).toBe(3);
    expect(winnersOf(result)).toEqual([can(1)]);
  });

  it('shows the votes of who withdrew and elects the next', () => {
    const [first, ...others] = aCount().candidates;
    const withdrawn = { ...first!, withdrawn: true };
    const result = tally(
      aCount({ candidates: [withdrawn, ...others], ballots: votes({ 1: 9, 2: 2, 3: 1 }) }),
    );
    expect(result.candidates[0]?.total).toBe(9);
    expect(winnersOf(result)).toEqual([can(2)]);
  });

  it('elects nobody without a vote, though a seat stays empty', () => {
    const rule = { maxChoices: 1, seats: 3, categories: [] };
    expect(winnersOf(tally(aCount({ rule, ballots: votes({ 2: 1 }) })))).toEqual([can(2)]);
    expect(winnersOf(tally(aCount({ rule })))).toEqual([]);
  });

  it('gives the seats of each category apart', () => {
    const categories = ['bakers', 'butchers'].map((id) => ({ id, name: { nl: id } }));
    const placed = [1, 2, 3, 4].map((number) => ({
      id: can(number),
      name: `Shop ${number}`,
      category: number < 3 ? 'bakers' : 'butchers',
      withdrawn: false,
    }));
    const ballots = [
      { choices: [can(1), can(3)], quarantined: false },
      { choices: [can(1), can(4)], quarantined: false },
      { choices: [can(2), can(4)], quarantined: false },
    ];
    const result = tally(
      aCount({ rule: { maxChoices: 1, seats: 1, categories }, candidates: placed, ballots }),
    );
    expect(result.races.map(({ category, winners }) => [category, winners])).toEqual([
      ['bakers', [can(1)]],
      ['butchers', [can(4)]],
    ]);
    expect(result.turnout).toBe(3);
  });
});

describe('a tie', () => {
  const level = {
    rule: { maxChoices: 1, seats: 2, categories: [] },
    ballots: votes({ 1: 4, 2: 2, 3: 2 }),
  };
  const lot = (value: string, number: number) =>
    createHash('sha256')
      .update(`${value}|${idOf('con', 1)}|${can(number)}`)
      .digest('hex');

  it('for the last seat waits for the public number', () => {
    const result = tally(aCount(level));
    expect(winnersOf(result)).toEqual([can(1)]);
    expect(openTies(result)).toEqual([
      { winners: [can(1)], draw: { votes: 2, seats: 1, ids: [can(2), can(3)] } },
    ]);
  });

  it.each(['4 11 19 27 33 41', '1 2 3 4 5 6', 'x', 'y', 'z'])(
    'is broken by the lowest hash of the number %s, the contest and the candidate',
    (value) => {
      const result = tally(aCount({ ...level, lot: { source: 'Lotto', value } }));
      const [lucky, other] = [2, 3].sort((a, b) => (lot(value, a) < lot(value, b) ? -1 : 1));
      expect(winnersOf(result)).toEqual([can(1), can(lucky!)]);
      expect(openTies(result)).toEqual([]);
      expect(result.races[0]?.draw?.lots).toEqual([
        { id: can(lucky!), hash: lot(value, lucky!) },
        { id: can(other!), hash: lot(value, other!) },
      ]);
    },
  );

  it('is not broken by the order in which candidates or ballots are listed', () => {
    const drawn = aCount({ ...level, lot: { source: 'Lotto', value: '7' } });
    const turned = {
      ...drawn,
      candidates: [...drawn.candidates].reverse(),
      ballots: [...drawn.ballots].reverse(),
    };
    expect(winnersOf(tally(turned))).toEqual(winnersOf(tally(drawn)));
  });

  it('matters nowhere but at the last seat', () => {
    const result = tally(aCount({ ...level, ballots: votes({ 1: 4, 2: 4, 3: 2 }) }));
    expect(winnersOf(result)).toEqual([can(1), can(2)]);
    expect(openTies(result)).toEqual([]);
  });
});
