import { describe, expect, it } from 'vitest';
import { chaosRun } from './chaos-run.ts';

/** `npm run chaos -- --seeds N` runs many more. */
const seeds = Array.from({ length: 30 }, (_, index) => index + 1);

describe('an engine that dies before and after every effect', () => {
  it('loses nobody, writes to nobody twice and counts right', async () => {
    for (const seed of seeds) {
      const { lost, doubled, dead, contradictions, errors } = await chaosRun({ seed });
      expect({ seed, lost, doubled, dead, contradictions, errors }).toEqual({
        seed,
        lost: 0,
        doubled: 0,
        dead: 0,
        contradictions: [],
        errors: [],
      });
    }
  }, 60_000);

  it('loses nobody even where events are lost; then, and only then, mails go twice', async () => {
    let doubled = 0;
    for (const seed of seeds.slice(0, 8)) {
      const verdict = await chaosRun({ seed, lostEventShare: 0.5 });
      expect({ seed, lost: verdict.lost }).toEqual({ seed, lost: 0 });
      doubled += verdict.doubled;
    }
    expect(doubled).toBeGreaterThan(0);
  }, 60_000);

  it('does the same for the same seed', async () => {
    expect(await chaosRun({ seed: 11 })).toEqual(await chaosRun({ seed: 11 }));
  });
});
