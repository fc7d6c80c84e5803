import { describe, expect, it } from 'vitest';
import { noteListSizes, readListSizes } from '../../../functions/subscribers/list-sizes.ts';
import { confirmedSubscriber, oneClick, subscribersWorld, unsubscribeLink } from './world.ts';

const all = { from: '2026-01-01', to: '2027-12-31' };

describe('sizes of lists', () => {
  it('are counted once a local day, of each municipality and of all, in which everyone counts once', async () => {
    const world = await subscribersWorld();
    const { table } = world;
    await confirmedSubscriber(world, 'both@x.be', { 'municipalities[]': ['13036', '13003'] });
    const leaver = await confirmedSubscriber(world, 'retie@x.be');
    const evening = () => new Date('2026-11-22T22:59:00Z');
    await noteListSizes({ table, now: evening });
    await world.site.post(await unsubscribeLink(world, leaver.id), oneClick);
    // The same day again: the number stays as it was.
    await noteListSizes({ table, now: evening });
    await noteListSizes({ table, now: () => new Date('2026-11-22T23:01:00Z') });
    expect(await readListSizes(table, '13036', all)).toEqual([
      { day: '2026-11-22', residents: 2, businesses: 0 },
      { day: '2026-11-23', residents: 1, businesses: 0 },
    ]);
    expect(await readListSizes(table, '13003', all)).toHaveLength(2);
    expect(await readListSizes(table, 'programme', all)).toEqual([
      { day: '2026-11-22', residents: 2, businesses: 0 },
      { day: '2026-11-23', residents: 1, businesses: 0 },
    ]);
  });

  it('go on where a run died in the middle, and bear two runs at once', async () => {
    const { table } = await subscribersWorld();
    const now = () => new Date('2026-11-22T12:00:00Z');
    let puts = 0;
    const dying = {
      ...table,
      put: (...given: Parameters<typeof table.put>) => {
        puts += 1;
        if (puts === 3) throw new Error('died');
        return table.put(...given);
      },
    };
    await expect(noteListSizes({ table: dying, now })).rejects.toThrow('died');
    await Promise.all([noteListSizes({ table, now }), noteListSizes({ table, now })]);
    for (const place of ['programme', '13036', '24066']) {
      expect(await readListSizes(table, place, all)).toHaveLength(1);
    }
  });

  it('are left to the next run when time runs out', async () => {
    const { table } = await subscribersWorld();
    const now = () => new Date('2026-11-22T12:00:00Z');
    let left = 90_000;
    const remainingMs = () => {
      left -= 20_000;
      return left;
    };
    await noteListSizes({ table, now, remainingMs });
    expect(await readListSizes(table, 'programme', all)).toHaveLength(1);
    expect(await readListSizes(table, '24066', all)).toHaveLength(0);
    await noteListSizes({ table, now });
    expect(await readListSizes(table, '24066', all)).toHaveLength(1);
  });

  it('are read of the days that are asked for', async () => {
    const { table } = await subscribersWorld();
    for (const day of ['01', '02', '03']) {
      await noteListSizes({ table, now: () => new Date(`2026-11-${day}T12:00:00Z`) });
    }
    const read = await readListSizes(table, '13036', { from: '2026-11-02', to: '2026-11-03' });
    expect(read.map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-03']);
  });
});
