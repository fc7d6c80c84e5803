import { describe, expect, it } from 'vitest';
import {
  bounceLimits,
  complaintLimits,
} from '../../../../functions/engagement/reports/deliverability/rates.ts';
import {
  municipalityDeliverabilitySchema,
  programmeDeliverabilitySchema,
} from '../../../../functions/engagement/reports/deliverability/read-deliverability.ts';
import { inRetie, reportsWorld } from './reports-world.ts';

const residents = { audience: 'residents' } as const;
const gone = { ...residents, reason: 'permanent' };
const week = 'from=2026-11-22&to=2026-11-28';
type World = Awaited<ReturnType<typeof reportsWorld>>;

const ofRetie = ({ read }: World) =>
  read(`/municipalities/13036/deliverability?${week}`, municipalityDeliverabilitySchema);

describe('how mails arrive', () => {
  it('is told by day and over seven days: complaints of delivered mails, bad addresses of sent ones', async () => {
    const world = await reportsWorld();
    const { count } = world;
    await count(
      [1000, inRetie('sent', '20', residents)],
      [1000, inRetie('delivered', '20', residents)],
      [2, inRetie('complained', '20', residents)],
      [1000, inRetie('sent', '24', residents)],
      [950, inRetie('delivered', '24', residents)],
      [10, inRetie('bounced', '24', gone)],
      [40, inRetie('bounced', '24', { ...residents, reason: 'transient' })],
      [1, inRetie('complained', '28', residents)],
    );
    const { total, days, trend, limits } = await ofRetie(world);
    expect(total).toEqual({
      sent: 1000,
      delivered: 950,
      gone: 10,
      transient: 40,
      complained: 1,
      complaintRate: 1 / 950,
      bounceRate: 0.01,
      complaints: 'watch',
      bounces: 'good',
    });
    expect(days.map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-28']);
    // With the mails and complaints of the 20th, which lies before the period.
    const ending = (last: string) => trend.find(({ to }) => to === last)?.rates;
    expect(ending('2026-11-24')).toMatchObject({ sent: 2000, complained: 2 });
    // A day with complaints and no mails has no rate of its own.
    expect(days[1]?.rates).toMatchObject({
      delivered: 0,
      complained: 1,
      complaints: 'unknown',
    });
    expect(days[1]?.rates).not.toHaveProperty('complaintRate');
    expect(ending('2026-11-28')).toMatchObject({ delivered: 950, complained: 1 });
    expect(trend).toHaveLength(7);
    expect(limits).toEqual({ complaints: complaintLimits, bounces: bounceLimits });
  });

  it.each([
    { complained: 0, verdict: 'good' },
    { complained: 1, verdict: 'watch' },
    { complained: 2, verdict: 'watch' },
    { complained: 3, verdict: 'bad' },
  ])('$complained complaints of a thousand are $verdict', async ({ complained, verdict }) => {
    const world = await reportsWorld();
    const { count } = world;
    await count(
      [1000, inRetie('delivered', '24', residents)],
      [complained, inRetie('complained', '24', residents)],
    );
    expect((await ofRetie(world)).total.complaints).toBe(verdict);
  });

  it.each([
    { bounced: 49, verdict: 'good' },
    { bounced: 50, verdict: 'watch' },
    { bounced: 100, verdict: 'bad' },
  ])('$bounced bad addresses of a thousand are $verdict', async ({ bounced, verdict }) => {
    const world = await reportsWorld();
    const { count } = world;
    await count(
      [1000, inRetie('sent', '24', residents)],
      [bounced, inRetie('bounced', '24', gone)],
    );
    expect((await ofRetie(world)).total.bounces).toBe(verdict);
  });

  it('is not judged by a few mails', async () => {
    const world = await reportsWorld();
    const { count } = world;
    await count(
      [499, inRetie('sent', '24', residents)],
      [499, inRetie('delivered', '24', residents)],
      [1, inRetie('complained', '24', residents)],
    );
    expect((await ofRetie(world)).total).toMatchObject({
      complaints: 'unknown',
      bounces: 'unknown',
    });
  });

  it('stands by sender and municipality', async () => {
    const world = await reportsWorld();
    const { count } = world;
    await count(
      [600, inRetie('sent', '24', residents)],
      [6, inRetie('bounced', '24', gone)],
      [400, inRetie('sent', '24', { ...residents, nis: '13003' })],
      [100, inRetie('sent', '24', { audience: 'businesses', nis: '24011' })],
    );
    const { total, regions } = await world.read(
      `/deliverability?${week}`,
      programmeDeliverabilitySchema,
    );
    expect(total).toMatchObject({ sent: 1100, gone: 6 });
    const [kempen, hageland] = regions;
    expect(kempen).toMatchObject({
      sender: 'Van hier Kempen',
      rates: { sent: 1000, gone: 6, bounceRate: 0.006 },
    });
    expect(kempen?.municipalities[0]).toMatchObject({
      municipality: { nis: '13036' },
      rates: { sent: 600, bounceRate: 0.01 },
    });
    expect(hageland?.rates).toMatchObject({ sent: 100, gone: 0 });
  });
});
