import { describe, expect, it } from 'vitest';
import { isLong } from './chaos-plan.ts';
import { chaosRun } from './chaos-run.ts';

/** `npm run chaos -- --seeds N` runs many more. */
const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

describe('an engine that dies before and after every effect', () => {
  it('loses nobody, writes to nobody twice and counts right', async () => {
    let released = 0;
    for (const seed of seeds) {
      const verdict = await chaosRun({ seed });
      const { lost, doubled, dead, contradictions, errors } = verdict;
      if (isLong(verdict.plan) && verdict.isReleasedInWeather) released += 1;
      expect({ seed, lost, doubled, dead, contradictions, errors }).toEqual({
        seed,
        lost: 0,
        doubled: 0,
        dead: 0,
        contradictions: [],
        errors: [],
      });
    }
    // Versions were chosen and hours began while processes died, not only in the calm after.
    expect(released).toBeGreaterThan(15);
  });

  it('loses nobody even where events are lost; then, and only then, mails go twice', async () => {
    let doubled = 0;
    for (const seed of seeds.slice(0, 8)) {
      const verdict = await chaosRun({ seed, lostEventShare: 0.5 });
      expect({ seed, lost: verdict.lost }).toEqual({ seed, lost: 0 });
      doubled += verdict.doubled;
    }
    expect(doubled).toBeGreaterThan(0);
  });

  it('does the same for the same seed', async () => {
    expect(await chaosRun({ seed: 11 })).toEqual(await chaosRun({ seed: 11 }));
  });
});
