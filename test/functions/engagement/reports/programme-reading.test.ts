import { describe, expect, it } from 'vitest';
import { createCounterRepository } from '../../../../functions/engagement/counters/counter-repository.ts';
import type { Counts, Sums } from '../../../../functions/engagement/counters/counts.ts';
import { readProgrammeDeliverability } from '../../../../functions/engagement/reports/deliverability/read-deliverability.ts';
import { readProgrammeList } from '../../../../functions/engagement/reports/list/programme-list.ts';
import {
  readSideBySide,
  sideBySideKinds,
} from '../../../../functions/engagement/reports/overview/side-by-side.ts';
import { eachMunicipality } from '../../../../functions/engagement/reports/read-figures.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { principal } from '../../../builders/staff.ts';
import { inRetie, reportsWorld } from './reports-world.ts';

const week = { from: '2026-11-22', to: '2026-11-28' };

/** Notes what was read of municipalities: whole days of sixty would take a page longer than it has. */
function watched(table: Table) {
  const counters = createCounterRepository(table);
  const read: Counts[] = [];
  const added: Sums[] = [];
  return {
    read,
    added,
    counters: {
      ...counters,
      async readMunicipality(...given: Parameters<typeof counters.readMunicipality>) {
        const counts = await counters.readMunicipality(...given);
        read.push(counts);
        return counts;
      },
      async sumMunicipality(...given: Parameters<typeof counters.sumMunicipality>) {
        const sums = await counters.sumMunicipality(...given);
        added.push(sums);
        return sums;
      },
    },
  };
}

describe('reports of the whole programme', () => {
  it('read of municipalities only what they tell', async () => {
    const { table, now, count } = await reportsWorld();
    const residents = { audience: 'residents' } as const;
    await count(
      [20, inRetie('sent', '24', residents)],
      [3, inRetie('bounced', '24', { ...residents, reason: 'permanent' })],
      [4, inRetie('confirmed', '24', residents)],
      [30, inRetie('clicked', '24', residents)],
    );
    const { read, counters } = watched(table);
    const { municipalities } = await readProgrammeList(week, { table, counters, now });
    expect(municipalities[0]?.audiences[0]?.movement).toMatchObject({ confirmed: 4, gone: 3 });
    const { regions } = await readProgrammeDeliverability(week, { counters });
    expect(regions[0]?.municipalities[0]?.rates).toMatchObject({ sent: 20, gone: 3 });
    expect(read).toHaveLength(12);
    for (const { days, parts } of read) {
      expect(days.flatMap(({ hours }) => hours)).toEqual([]);
      expect([...parts.values()].filter(({ clicked }) => clicked)).toEqual([]);
    }
  });

  it('put municipalities beside each other by sums of the few kinds that are shown, and no day', async () => {
    const { table, count } = await reportsWorld();
    await count(
      ...sideBySideKinds.map((kind) => [2, inRetie(kind, '24', { language: 'nl' })] as const),
      [1, inRetie('clicked', '25', { machine: 'declared-bot' })],
      [9, inRetie('vote-page', '24')],
      [9, inRetie('opened', '24', { language: 'nl' })],
    );
    const { read, added, counters } = watched(table);
    const viewer = principal([{ role: 'viewer', scope: 'programme' }]);
    const { municipalities } = await readSideBySide(viewer, week, { counters });
    const slow = (await createCounterRepository(table).readMunicipality('13036', week)).total;
    expect(municipalities[0]?.figures).toEqual(
      Object.fromEntries(sideBySideKinds.map((kind) => [kind, slow[kind]])),
    );
    expect(municipalities[0]?.figures.clicked).toEqual({ raw: 3, human: 2 });
    expect(read).toEqual([]);
    expect(added).toHaveLength(6);
    for (const { total, parts } of added) {
      expect([total.opened, total['vote-page'], parts.size]).toEqual([undefined, undefined, 0]);
    }
  });

  it('read eight municipalities at a time', async () => {
    let underWay = 0;
    let most = 0;
    await eachMunicipality(Array.from({ length: 60 }), async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
    });
    expect(most).toBe(8);
  });
});
