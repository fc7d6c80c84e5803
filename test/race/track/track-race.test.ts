import { describe, expect, it } from 'vitest';
import { freshTable } from '../../builders/table.ts';
import { trackRace } from './track-race.ts';

/** `npm run race:track` counts many more. */
describe('counting by workers that die, of events that come twice, late and in any order', () => {
  it.each([1, 2, 3])('is exact in every counter (seed %s)', async (seed) => {
    const table = await freshTable();
    const result = await trackRace({ table, events: 300, seed, batch: 60, deaths: 0.15 });
    expect(result.deaths).toBeGreaterThan(0);
    expect(result.delivered).toBeGreaterThan(300);
    expect(result).toMatchObject({ counted: result.expected, difference: 0 });
  });
});
