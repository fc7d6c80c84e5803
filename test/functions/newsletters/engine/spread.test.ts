import { describe, expect, it } from 'vitest';
import { lastRelease } from '../../../../functions/newsletters/planning/releases.ts';
import { clockHour } from '../../../../shared/time/night.ts';
import { type EngineWorld, engineWorld } from '../../../builders/engine-world.ts';

const spread = (hours: number) => ({ spread: { hours } });

/** How many mails left in each hour by the clock, in the order of time. */
async function mailsByHour(world: EngineWorld, minutes: number): Promise<[number, number][]> {
  const hours: [number, number][] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const before = world.ses.mails.length;
    await world.minutes(1);
    const sent = world.ses.mails.length - before;
    const hour = clockHour(world.now());
    const last = hours.at(-1);
    if (sent === 0) continue;
    if (last?.[0] === hour) last[1] += sent;
    else hours.push([hour, sent]);
  }
  return hours;
}

/** A world whose issue is planned and begins to be sent at this time. */
async function beginning(at: string, options: Parameters<typeof engineWorld>[0]) {
  const world = await engineWorld(options);
  world.now.set(at);
  return world;
}

describe('an issue that is spread over hours', () => {
  it('goes to about as many in each hour, to everybody once, and ends', async () => {
    const world = await beginning('2026-11-28T08:59:00Z', { recipients: 4000, issue: spread(4) });
    const hours = await mailsByHour(world, 200);
    expect(hours.map(([hour]) => hour)).toEqual([10, 11, 12, 13]);
    for (const [, sent] of hours) expect(sent).toBeGreaterThan(700);
    expect(world.ses.mails.length).toBe(4000);
    expect(Math.max(...world.ses.counts().values())).toBe(1);
    expect((await world.issue()).state).toBe('sent');
    expect(world.log.text()).not.toContain('nothing has moved');
  });

  it('makes no more calls for it than it would make at once', async () => {
    const together = await engineWorld({ recipients: 4000 });
    await together.work();
    await together.minutes(3);
    const apart = await engineWorld({ recipients: 4000, issue: spread(4) });
    await apart.work();
    await apart.minutes(200);
    expect(apart.ses.mails.length).toBe(4000);
    expect(apart.ses.calls.length).toBe(together.ses.calls.length);
  });

  it('never leaves at night: what is left goes on at seven in the morning', async () => {
    // 19:30 in Belgium.
    const world = await beginning('2026-11-28T18:30:00Z', { recipients: 3000, issue: spread(4) });
    const hours = await mailsByHour(world, 14 * 60);
    expect(hours.map(([hour]) => hour)).toEqual([19, 20, 7, 8]);
    expect(world.ses.mails.length).toBe(3000);
  });

  it('that is begun at night waits for the morning', async () => {
    const world = await beginning('2026-11-28T21:00:00Z', { recipients: 500, issue: spread(2) });
    await world.work();
    expect((await world.issue()).state).toBe('sending');
    const hours = await mailsByHour(world, 12 * 60);
    expect(hours.map(([hour]) => hour)).toEqual([7, 8]);
  });

  it('keeps what a slow rate has left until the morning, too', async () => {
    const world = await beginning('2026-11-28T18:30:00Z', {
      recipients: 1200,
      ratePerSecond: 0.15,
      issue: spread(2),
    });
    const hours = await mailsByHour(world, 14 * 60);
    const late = hours.filter(([hour]) => hour >= 21 || hour < 7);
    // What was queued for the next minutes before the night began.
    expect(late.reduce((sum, [, sent]) => sum + sent, 0)).toBeLessThan(100);
    await world.minutes(3 * 60);
    expect(world.ses.mails.length).toBe(1200);
    expect(world.log.text()).not.toContain('nothing has moved');
  });

  it('goes on after a pause with what has become due, and keeps its later hours', async () => {
    const world = await engineWorld({ recipients: 2000, issue: spread(4) });
    await world.work();
    await world.minutes(1);
    const first = world.ses.mails.length;
    const { issues } = world.swept;
    const pause = { reason: 'staff' as const, at: world.now().toISOString() };
    await issues.transition(world.issueId, { from: ['sending'], to: 'paused', set: { pause } });
    await world.minutes(70);
    expect(world.ses.mails.length).toBe(first);
    await issues.transition(world.issueId, { from: ['paused'], to: 'sending', remove: ['pause'] });
    await world.minutes(2);
    const second = world.ses.mails.length;
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThan(1400);
    await world.minutes(120);
    expect(world.ses.mails.length).toBe(2000);
  });

  it('says how many wait for their hour', async () => {
    const world = await engineWorld({ recipients: 2000, issue: spread(4) });
    await world.work();
    await world.minutes(5);
    const { sent, waiting, pending } = await world.progress();
    expect(pending).toBe(0);
    expect(sent + waiting).toBe(2000);
    expect(sent).toBeGreaterThan(300);
    expect(sent).toBeLessThan(700);
  });

  it('finds chunks of its hour whose messages were lost', async () => {
    const world = await engineWorld({ recipients: 300, issue: spread(2) });
    await world.work();
    await world.minutes(55);
    const before = world.ses.mails.length;
    world.now.advance(360);
    await world.sweep();
    while (world.sendQueue.take()) {
      // Nobody gets it.
    }
    await world.minutes(20);
    expect(before).toBeLessThan(300);
    expect(world.ses.mails.length).toBe(300);
  });
});

describe('an issue in versions that is spread over hours', () => {
  it('is tried at once, and goes to the others over the hours after the decision', async () => {
    const trial = { sharePercent: 20, metric: 'clicked', hours: 2 } as const;
    const world = await beginning('2026-11-28T08:59:00Z', {
      recipients: 3000,
      issue: { trial, ...spread(3) },
    });
    const hours = await mailsByHour(world, 7 * 60);
    expect(hours.map(([hour]) => hour)).toEqual([10, 12, 13, 14]);
    expect(hours[0]?.[1]).toBeGreaterThan(500);
    expect(hours[0]?.[1]).toBeLessThan(700);
    expect(world.ses.mails.length).toBe(3000);
    expect((await world.issue()).state).toBe('sent');
  });
});

describe('the last of an issue', () => {
  const at = new Date('2026-11-28T17:00:00Z');
  const trial = { sharePercent: 20, metric: 'clicked', hours: 2 } as const;

  it.each([
    ['at once', {}, '2026-11-28T17:00:00.000Z'],
    ['over three hours', spread(3), '2026-11-28T19:00:00.000Z'],
    ['over five, the night between', spread(5), '2026-11-29T07:00:00.000Z'],
    ['after a trial', { trial }, '2026-11-28T19:00:00.000Z'],
    [
      'after a trial that ends at night',
      { trial: { ...trial, hours: 4 } },
      '2026-11-29T06:00:00.000Z',
    ],
    ['after both', { trial, ...spread(3) }, '2026-11-29T07:00:00.000Z'],
  ])('leaves %s', (_, issue, expected) => {
    expect(lastRelease(issue, at).toISOString()).toBe(expected);
  });
});
