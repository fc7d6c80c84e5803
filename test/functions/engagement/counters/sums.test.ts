import { describe, expect, it } from 'vitest';
import { counterKey } from '../../../../functions/engagement/counters/counter-keys.ts';
import { createCounterRepository } from '../../../../functions/engagement/counters/counter-repository.ts';
import type { EngagementKind } from '../../../../functions/engagement/events/engagement-kind.ts';
import { createChance } from '../../../../infra/local/demo/engagement/chance.ts';
import { daysBetween } from '../../../../shared/time/days.ts';
import { freshTable } from '../../../builders/table.ts';

const scope = 'municipality:13036';
/** The clock goes back on the 25th: that day has an hour 24. */
const period = { from: '2026-10-20', to: '2026-10-31' };
const names = [
  'cl7',
  'cl7m',
  'cl24',
  'de9',
  'de@audience=residents',
  'cl@language=nl',
  'clm@language=nl',
];
const others = ['vc', 'op12', 'rg3', 'rg@source=print', 'cl_prefetch', 'zz4', 'sc24m', 'sc24'];

/** Counters of some days before, in and after the period, each in several items. */
async function counted() {
  const table = await freshTable();
  const chance = createChance(7);
  const puts = daysBetween('2026-10-15', '2026-11-03').flatMap((day) =>
    [0, 1, 3].map((shard) => ({
      ...counterKey({ scope, day }, shard),
      ...Object.fromEntries(
        [...names, ...others]
          .filter(() => chance.between(0, 1) < 0.7)
          .map((name) => [name, Math.ceil(chance.between(0, 50))]),
      ),
    })),
  );
  await table.writeMany(puts);
  return createCounterRepository(table);
}

describe('what days come to', () => {
  it('is the same whether days are told apart or not', async () => {
    const counters = await counted();
    const { total, parts } = await counters.read(scope, period);
    expect(Object.keys(total).length).toBeGreaterThan(4);
    expect(parts.size).toBe(3);
    expect(await counters.sum(scope, period)).toEqual({ total, parts });
    expect(await counters.sumMunicipality('13036', period)).toEqual({ total, parts });
    expect((await counters.sum(scope)).total).not.toEqual(total);
  });

  it('is the same of some kinds, whatever hours they have, and has no shares then', async () => {
    const counters = await counted();
    const { total } = await counters.read(scope, period);
    const kinds: EngagementKind[] = ['clicked', 'vote-confirmed', 'scanned', 'confirmed'];
    const { clicked, scanned, 'vote-confirmed': votes } = total;
    expect(votes?.raw).toBeGreaterThan(0);
    expect(await counters.sumMunicipality('13036', period, kinds)).toEqual({
      total: { clicked, scanned, 'vote-confirmed': votes },
      parts: new Map(),
    });
  });

  it('can be asked of ten kinds at once', async () => {
    const counters = await counted();
    const kinds: EngagementKind[] = [
      ...(['sent', 'delivered', 'bounced', 'complained', 'opened', 'clicked'] as const),
      ...(['confirmed', 'registered', 'scanned', 'directory'] as const),
    ];
    const { total } = await counters.read(scope, period);
    const some = await counters.sumMunicipality('13036', period, kinds);
    expect(some.total.opened).toEqual(total.opened);
  });
});
