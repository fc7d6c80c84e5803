import { describe, expect, it } from 'vitest';
import { municipalityListSchema } from '../../../../functions/engagement/reports/list/municipality-list.ts';
import { programmeListSchema } from '../../../../functions/engagement/reports/list/programme-list.ts';
import { overviewSchema } from '../../../../functions/engagement/reports/overview/overview.ts';
import { both, inRetie, reportsWorld } from './reports-world.ts';

const residents = { audience: 'residents' } as const;
const businesses = { audience: 'businesses' } as const;
const week = 'from=2026-11-22&to=2026-11-28';
type World = Awaited<ReturnType<typeof reportsWorld>>;

const ofRetie = ({ read }: World, query = week) =>
  read(`/municipalities/13036/list?${query}`, municipalityListSchema);

describe('the report of a list', () => {
  it('tells by audience how a list grew, what it lost, and what no figure explains', async () => {
    const world = await reportsWorld();
    const { count, size } = world;
    await size('13036', '2026-11-22', 100, 10);
    await size('13036', '2026-11-24', 101, 10);
    await size('13036', '2026-11-29', 120, 12);
    await count(
      [5, inRetie('subscribed', '22', residents)],
      [1, inRetie('subscribed', '22', { ...residents, machine: 'declared-bot' })],
      [4, inRetie('confirmed', '23', residents)],
      [2, inRetie('unsubscribed', '24', residents)],
      [1, inRetie('bounced', '25', { ...residents, reason: 'permanent' })],
      [3, inRetie('bounced', '25', { ...residents, reason: 'transient' })],
      [1, inRetie('complained', '26', residents)],
      [2, inRetie('confirmed', '26', businesses)],
      // Neither in the period nor in Retie.
      [9, inRetie('confirmed', '29', residents)],
      [9, inRetie('confirmed', '23', { ...residents, nis: '13003' })],
    );
    const list = await ofRetie(world);
    expect(list).toMatchObject({
      municipality: { nis: '13036', name: 'Retie' },
      period: { from: '2026-11-22', to: '2026-11-28' },
      stepSize: 'day',
    });
    expect(list.audiences[0]).toMatchObject({
      audience: 'residents',
      size: 120,
      sizeBefore: 100,
      movement: {
        subscribed: { raw: 6, human: 5 },
        confirmed: 4,
        unsubscribed: 2,
        gone: 1,
        complained: 1,
      },
      // 20 more, of whom 4 confirmed and 4 left.
      otherwise: 20,
      churn: 0.04,
    });
    expect(list.audiences[0]?.steps).toHaveLength(7);
    expect(list.audiences[0]?.steps[1]).toMatchObject({
      from: '2026-11-23',
      to: '2026-11-23',
      size: 101,
      movement: { subscribed: both(0), confirmed: 4 },
    });
    expect(list.audiences[0]?.steps[2]).not.toHaveProperty('size');
    expect(list.audiences[1]).toMatchObject({
      audience: 'businesses',
      size: 12,
      movement: { confirmed: 2, gone: 0 },
      otherwise: 0,
      churn: 0,
    });
  });

  it('counts the list as it is where no size was noted, and says nothing of churn', async () => {
    const world = await reportsWorld();
    const [residentList] = (await ofRetie(world, 'from=2026-11-23&to=2026-11-29')).audiences;
    expect(residentList).toMatchObject({ audience: 'residents', size: 0 });
    for (const unknown of ['sizeBefore', 'otherwise', 'churn']) {
      expect(residentList).not.toHaveProperty(unknown);
    }
  });

  it('does not take the list as it is for what it was in a period that is over', async () => {
    const world = await reportsWorld();
    const [residentList] = (await ofRetie(world)).audiences;
    expect(residentList).toMatchObject({ audience: 'residents' });
    expect(residentList).not.toHaveProperty('size');
    const { list } = await world.read(`/municipalities/13036?${week}`, overviewSchema);
    expect(list).toEqual({});
  });

  it('tells what changed a list otherwise only up to the last size that is known', async () => {
    const world = await reportsWorld();
    const { count, size } = world;
    await size('13036', '2026-11-22', 100);
    await size('13036', '2026-11-25', 103);
    await count(
      [3, inRetie('confirmed', '23', residents)],
      [7, inRetie('confirmed', '26', residents)],
    );
    expect((await ofRetie(world)).audiences[0]).toMatchObject({ size: 103, otherwise: 0 });
  });

  it('puts all lists side by side, with everyone once in the whole', async () => {
    const world = await reportsWorld();
    const { count, size } = world;
    await size('programme', '2026-11-22', 150);
    await size('programme', '2026-11-29', 160);
    await size('13036', '2026-11-22', 100);
    await size('13036', '2026-11-29', 110);
    await count(
      [3, inRetie('confirmed', '23', residents)],
      [2, inRetie('bounced', '23', { ...residents, reason: 'permanent' })],
      [4, inRetie('confirmed', '23', { ...residents, nis: '13003' })],
    );
    const list = await world.read(`/list?${week}`, programmeListSchema);
    expect(list.audiences[0]).toMatchObject({
      size: 160,
      sizeBefore: 150,
      movement: { confirmed: 7, gone: 2 },
    });
    expect(list.municipalities).toHaveLength(6);
    const of = (nis: string) =>
      list.municipalities.find(({ municipality }) => municipality.nis === nis);
    expect(of('13036')?.audiences[0]).toMatchObject({
      size: 110,
      movement: { confirmed: 3, gone: 2 },
      churn: 0.02,
    });
    expect(of('13003')?.audiences[0]).toMatchObject({ movement: { confirmed: 4 } });
    expect(of('13003')?.audiences[0]).not.toHaveProperty('size');
  });
});

describe('why people left', () => {
  const because = (reason: string, day: string) => inRetie('reason-given', day, { reason });
  const inDecember = '2026-12-05T12:00:00Z';

  it('is told of whole months that are over, and never of fewer than five people', async () => {
    const world = await reportsWorld();
    const { count, now } = world;
    await count(
      [12, inRetie('unsubscribed', '10')],
      [6, because('too-many', '03')],
      [4, because('moved', '20')],
    );
    // November is not over: nobody may see it grow.
    expect((await ofRetie(world, 'from=2026-11-01&to=2026-11-29')).reasons).toEqual({
      months: [],
      unsubscribed: 0,
      reasons: [],
      few: 0,
    });
    now.set(inDecember);
    const told = {
      months: ['2026-11'],
      unsubscribed: 12,
      reasons: [{ reason: 'too-many', count: 6 }],
      few: 4,
    };
    expect((await ofRetie(world, 'from=2026-11-01&to=2026-11-30')).reasons).toEqual(told);
  });

  it('does not change with a day more or less in the question', async () => {
    const world = await reportsWorld();
    const { count, now } = world;
    await count([5, because('too-many', '03')], [1, because('too-many', '20')]);
    now.set(inDecember);
    for (const to of ['03', '19', '20', '30']) {
      const { reasons } = (await ofRetie(world, `from=2026-11-02&to=2026-11-${to}`)).reasons;
      expect(reasons).toEqual([{ reason: 'too-many', count: 6 }]);
    }
  });

  it('hides the few of a month also in a longer period', async () => {
    const world = await reportsWorld();
    const { count, now } = world;
    const october = { ...because('moved', '01'), at: '2026-10-12T11:00:00Z' };
    await count([5, because('moved', '03')], [2, october]);
    now.set(inDecember);
    const { reasons, few } = (await ofRetie(world, 'from=2026-10-01&to=2026-11-30')).reasons;
    expect({ reasons, few }).toEqual({ reasons: [{ reason: 'moved', count: 5 }], few: 2 });
  });
});
