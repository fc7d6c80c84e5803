import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasSeen,
  seenFrom,
  seenText,
  withSeen,
} from '../../../../functions/engagement/counting/seen.ts';

describe('what was seen of a producer', () => {
  it('is written as runs', () => {
    expect(seenText(withSeen([], [5, 3, 4, 9, 11]))).toBe('3-5 9 11');
    expect(seenFrom('3-5 9 11')).toEqual([
      [3, 5],
      [9, 9],
      [11, 11],
    ]);
    expect(seenFrom('')).toEqual([]);
  });

  it('joins runs between which a late number falls', () => {
    expect(seenText(withSeen(seenFrom('0-41 43-50'), [42]))).toBe('0-50');
  });

  it('knows just the numbers that it was given, in whatever order and however often', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const seen = seenFrom(seenText(withSeen(withSeen([], first), second)));
        const given = new Set([...first, ...second]);
        for (let number = 0; number <= 60; number += 1) {
          expect(hasSeen(seen, number)).toBe(given.has(number));
        }
        expect(seenText(seen)).toBe(
          seenText(
            withSeen(
              [],
              [...given].sort((a, b) => b - a),
            ),
          ),
        );
      }),
    );
  });
});
