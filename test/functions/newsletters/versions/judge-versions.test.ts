import { describe, expect, it } from 'vitest';
import { chanceOfDifference } from '../../../../functions/newsletters/versions/compare-counts.ts';
import { judgeVersions } from '../../../../functions/newsletters/versions/judge-versions.ts';
import type { VersionFigures } from '../../../../functions/newsletters/versions/trial.ts';
import { seededRandom } from '../../../builders/seeded.ts';

const letters = ['a', 'b', 'c'] as const;

const figures = (...ofVersions: [delivered: number, human: number][]): VersionFigures[] =>
  ofVersions.map(([delivered, human], place) => ({
    version: letters[place] ?? 'a',
    delivered,
    human,
    raw: human * 2,
  }));

describe('the chance of a difference', () => {
  it.each([
    // Binomial tails worked out by hand: 2 × (1/2)^10; 2 × 11 × (1/2)^10; 2 × (1/4)^5 where one has a quarter.
    ['ten against none', { count: 10, of: 500 }, { count: 0, of: 500 }, 2 / 1024],
    ['nine against one', { count: 9, of: 500 }, { count: 1, of: 500 }, 22 / 1024],
    [
      'five against none of three times as many',
      { count: 5, of: 100 },
      { count: 0, of: 300 },
      2 / 1024,
    ],
    ['as many', { count: 40, of: 1000 }, { count: 40, of: 1000 }, 1],
    ['none at all', { count: 0, of: 10 }, { count: 0, of: 10 }, 1],
    ['of nothing', { count: 5, of: 0 }, { count: 5, of: 10 }, 1],
  ])('%s', (_, one, other, expected) => {
    expect(chanceOfDifference(one, other)).toBeCloseTo(expected, 10);
    expect(chanceOfDifference(other, one)).toBeCloseTo(expected, 10);
  });

  it('is found among hundreds of thousands, and agrees with the normal law there', () => {
    // 1.96 standard deviations of a binomial of 400,000: half of it is 200,000, a deviation 316.2.
    const off = Math.round(1.96 * 316.228);
    const chance = chanceOfDifference(
      { count: 200_000 + off, of: 1e6 },
      { count: 200_000 - off, of: 1e6 },
    );
    expect(chance).toBeGreaterThan(0.049);
    expect(chance).toBeLessThan(0.051);
  });
});

describe('between versions', () => {
  it('the one that is clicked clearly more is better', () => {
    const verdict = judgeVersions(figures([1000, 60], [1000, 140]), 'clicked');
    expect(verdict).toMatchObject({ version: 'b', reason: 'better' });
  });

  it('there is no winner where chance explains the difference: everybody else gets the first', () => {
    expect(judgeVersions(figures([1000, 60], [1000, 75]), 'clicked')).toMatchObject({
      version: 'a',
      reason: 'no_difference',
    });
  });

  it('rates count, not numbers: who was sent to more is not better for it', () => {
    expect(judgeVersions(figures([4000, 200], [1000, 140]), 'clicked')).toMatchObject({
      version: 'b',
      reason: 'better',
    });
  });

  it.each([
    ['few mails', figures([99, 90], [1000, 10])],
    ['few clicks', figures([5000, 19], [5000, 0])],
    ['nothing counted', figures([0, 0], [0, 0])],
    ['no versions', []],
  ])('%s tell nothing', (_, few) => {
    expect(judgeVersions(few, 'clicked')).toEqual({ version: 'a', reason: 'too_few', chance: 1 });
  });

  it('there is no winner where machines do most: those that nobody found out are among the people', () => {
    const withRaw = (raw: number) =>
      figures([1000, 60], [1000, 140]).map((figure) => ({ ...figure, raw }));
    expect(judgeVersions(withRaw(401), 'clicked')).toEqual({
      version: 'a',
      reason: 'machines',
      chance: 1,
    });
    expect(judgeVersions(withRaw(400), 'clicked')).toMatchObject({
      version: 'b',
      reason: 'better',
    });
  });

  it('of three, the best must be better than each: two good ones are no winner', () => {
    const two = figures([1000, 60], [1000, 160], [1000, 170]);
    expect(judgeVersions(two, 'clicked')).toMatchObject({ version: 'a', reason: 'no_difference' });
    const one = figures([1000, 60], [1000, 70], [1000, 170]);
    expect(judgeVersions(one, 'clicked')).toMatchObject({ version: 'c', reason: 'better' });
  });

  it('a third version asks for more: what two would decide, three do not', () => {
    const pair = figures([1000, 100], [1000, 150]);
    expect(judgeVersions(pair, 'clicked').reason).toBe('better');
    const three = figures([1000, 100], [1000, 150], [1000, 100]);
    expect(judgeVersions(three, 'clicked').reason).toBe('no_difference');
  });

  it('opens, which come again and again, ask for more than clicks', () => {
    const some = figures([1000, 100], [1000, 160]);
    expect(judgeVersions(some, 'clicked').reason).toBe('better');
    expect(judgeVersions(some, 'opened').reason).toBe('no_difference');
  });
});

describe('versions that do not differ, clicked by readers of whom many click several times', () => {
  /** One reader in twenty-five clicks, and each of these again three times in ten, as often as chance has it. */
  function clicksOf(readers: number, random: () => number): number {
    let clicks = 0;
    for (let reader = 0; reader < readers; reader += 1) {
      if (random() >= 0.04) continue;
      clicks += 1;
      while (random() < 0.3) clicks += 1;
    }
    return clicks;
  }

  it.each([2, 3])('%i of them have a winner in fewer than one trial of twenty', (count) => {
    const random = seededRandom(17);
    const trials = 1500;
    let winners = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const tried = Array.from({ length: count }, (): [number, number] => [
        1200,
        clicksOf(1200, random),
      ]);
      if (judgeVersions(figures(...tried), 'clicked').reason === 'better') winners += 1;
    }
    expect(winners / trials).toBeLessThan(0.05);
  });
});
