import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Occurrence } from '../../../../functions/calendar/timing/occurrence.ts';
import type { RuledPart } from '../../../../functions/calendar/timing/timing.ts';
import { TimingError } from '../../../../functions/calendar/timing/timing-error.ts';
import { expand } from './a-series.ts';
import { aSeries } from './some-series.ts';

const hour = 3_600_000;
const zones = ['Europe/Brussels', 'America/St_Johns', 'Pacific/Auckland', 'UTC'];

function found(part: RuledPart, from: number, to: number, zone: string): readonly Occurrence[] {
  try {
    return expand(part, { from, to, zone });
  } catch (error) {
    if (error instanceof TimingError && error.code === 'rule.never') return [];
    throw error;
  }
}

const nameOf = ({ key, startsAt, endsAt, status, summary }: Occurrence) =>
  JSON.stringify([key, startsAt, endsAt, status, summary]);

describe('what a window holds', () => {
  it('is what its parts hold together, once each', () => {
    const windows = fc.record({
      from: fc.integer({ min: Date.UTC(2024, 0) / hour, max: Date.UTC(2028, 0) / hour }),
      pieces: fc.array(fc.integer({ min: 1, max: 24 * 90 }), { minLength: 1, maxLength: 6 }),
      zone: fc.constantFrom(...zones),
    });
    fc.assert(
      fc.property(aSeries, windows, (series, { from, pieces, zone }) => {
        const bounds = [from, ...pieces.map((_, index) => from + sum(pieces.slice(0, index + 1)))];
        const whole = found(series, from * hour, bounds.at(-1)! * hour, zone).map(nameOf);
        const parts = bounds
          .slice(1)
          .flatMap((to, index) =>
            found(series, bounds[index]! * hour, to * hour, zone).map(nameOf),
          );
        expect([...new Set(parts)].sort()).toEqual([...whole].sort());
      }),
      { numRuns: 400 },
    );
  });

  it('touches it, and nothing comes twice', () => {
    fc.assert(
      fc.property(aSeries, fc.constantFrom(...zones), (series, zone) => {
        const [from, to] = [Date.UTC(2026, 2, 1), Date.UTC(2026, 4, 1)];
        const occurrences = found(series, from, to, zone);
        for (const { startsAt, endsAt } of occurrences) {
          expect(startsAt < to && (endsAt > from || startsAt >= from)).toBe(true);
          expect(endsAt).toBeGreaterThanOrEqual(startsAt);
        }
        expect(new Set(occurrences.map(({ key }) => key)).size).toBe(occurrences.length);
      }),
      { numRuns: 200 },
    );
  });
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
