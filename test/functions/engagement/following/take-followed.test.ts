import { beforeEach, describe, expect, it } from 'vitest';
import { takeFollowed } from '../../../../functions/engagement/following/take-followed.ts';
import { trailPartition } from '../../../../functions/engagement/following/trail-keys.ts';
import { unsubscribe } from '../../../../functions/subscribers/unsubscribe.ts';
import type { Item } from '../../../../shared/data/expressions.ts';
import { followingWorld, issue } from './following-world.ts';

let world: Awaited<ReturnType<typeof followingWorld>>;
beforeEach(async () => {
  world = await followingWorld();
});

const clicked = (raw: number, human = raw) => ({ raw, human });

async function itemsOf(subscriberId: string): Promise<Item[]> {
  const items: Item[] = [];
  const query = { pk: trailPartition(subscriberId), consistent: true };
  for await (const item of world.table.queryAll(query)) items.push(item);
  return items;
}

describe('following readers who agreed', () => {
  it('counts a click and its reader once, though the queue delivers all of it twice', async () => {
    const click = world.done(await world.reader());
    await world.note(click);
    await world.note(click);
    expect((await world.counted()).total).toEqual({});
    await world.passTime();
    expect((await world.counted()).total).toEqual({
      clicked: clicked(1),
      'reader-clicked': clicked(1),
    });
  });

  it('counts a reader once in an issue, however often and wherever the reader clicks', async () => {
    const [an, jef] = [await world.reader(), await world.reader()];
    for (const seconds of [0, 60, 7200]) {
      await world.note(world.done(an, { about: { issue, link: `${seconds}` } }, { seconds }));
    }
    await world.passTime();
    await world.note(world.done(an));
    await world.note(world.done(jef));
    await world.note(world.done(an, { about: { issue: 'iss_2', link: '2-1' } }));
    await world.passTime();
    const { total, parts } = await world.counted();
    expect(total).toEqual({ clicked: clicked(5), 'reader-clicked': clicked(2) });
    expect(parts.get('nis=13036')?.['reader-clicked']).toEqual(clicked(2));
    expect((await world.counted('issue:iss_2')).total['reader-clicked']).toEqual(clicked(1));
    expect((await world.counted(`link:${issue}/2-1`)).total['reader-clicked']).toBeUndefined();
  });

  it('takes three links of a mail within seconds for a machine, and no reader for it', async () => {
    const an = await world.reader();
    for (const [link, seconds] of [
      ['1-1', 0],
      ['2-1', 2],
      ['2-2', 4],
      ['2-2', 90],
    ] as const) {
      await world.note(world.done(an, { about: { issue, link } }, { seconds }));
    }
    await world.passTime();
    const { total, rules } = await world.counted();
    expect(total).toEqual({ clicked: clicked(4, 1), 'reader-clicked': clicked(1) });
    expect(rules).toEqual({ clicked: { burst: 3 } });
  });

  it('takes nobody for a machine who opens a mail and clicks two links at once', async () => {
    const an = await world.reader();
    const nis = '13003';
    await world.note(world.done(an, { kind: 'opened', nis, about: { issue } }));
    await world.note(world.done(an, { nis, about: { issue, link: '1-1' } }, { seconds: 1 }));
    await world.note(world.done(an, { nis, about: { issue, link: '2-1' } }, { seconds: 3 }));
    await world.passTime();
    expect((await world.counted()).rules).toEqual({});
  });

  it('asks for a verdict two minutes later, when neighbours and delivery have come', async () => {
    await world.note(world.done(await world.reader()));
    world.now.advance(119);
    expect(world.queue.take()).toBeUndefined();
    world.now.advance(1);
    expect(world.queue.take()).toMatchObject({ step: 'judge' });
  });

  it('looks at the clicks of one reader on one mail only', async () => {
    const [an, jef] = [await world.reader(), await world.reader()];
    await world.note(world.done(an, { about: { issue, link: '1-1' } }));
    await world.note(world.done(an, { about: { issue, link: '1-2' } }));
    await world.note(world.done(jef, { about: { issue, link: '1-3' } }));
    await world.note(world.done(an, { about: { issue: 'iss_2', link: '1-3' } }));
    await world.passTime();
    expect((await world.counted()).rules).toEqual({});
  });

  it('takes a click for a machine that comes seconds after the delivery to that reader', async () => {
    const [an, jef] = [await world.reader(), await world.reader()];
    const at = world.now().toISOString();
    await world.trail.noteDelivery({ subscriberId: an, issue, at, nis: '13036' });
    await world.note(world.done(an, {}, { seconds: 2 }));
    await world.note(world.done(jef, {}, { seconds: 2 }));
    await world.passTime();
    const { total, rules } = await world.counted();
    expect(total).toEqual({ clicked: clicked(2, 1), 'reader-clicked': clicked(1) });
    expect(rules).toEqual({ clicked: { 'too-soon': 1 } });
  });

  /** So many clicks of a reader on one link, so many seconds apart. */
  const reload = async (reader: string, times: number, apart = 60) => {
    for (let time = 0; time < times; time += 1) {
      await world.note(world.done(reader, {}, { seconds: time * apart }));
    }
  };

  it('takes a reader who loads one link again and again for a person three times in a day, and no more', async () => {
    const [an, jef] = [await world.reader(), await world.reader()];
    await reload(an, 8);
    await world.note(world.done(an, { about: { issue, link: '2-2' } }, { seconds: 900 }));
    await world.note(world.done(jef, {}, { seconds: 900 }));
    await world.passTime();
    const { total, rules } = await world.counted();
    expect(total).toEqual({ clicked: clicked(10, 5), 'reader-clicked': clicked(2) });
    expect(rules).toEqual({ clicked: { repeated: 5 } });
    world.now.advance(90_000);
    await reload(an, 4);
    await world.passTime();
    expect((await world.counted()).total.clicked).toEqual(clicked(14, 8));
  });

  it('does so in whatever order the queue brings them', async () => {
    const an = await world.reader();
    await reload(an, 8, 1);
    world.queue.waiting.reverse();
    await world.passTime();
    expect((await world.counted()).total).toEqual({
      clicked: clicked(8, 3),
      'reader-clicked': clicked(1),
    });
  });

  it('does so with one that is told when those after it have been counted', async () => {
    const an = await world.reader();
    const late = world.done(an);
    const ofAnother = world.done(an, { about: { issue, link: '2-2' } }, { seconds: 30 });
    for (const seconds of [60, 120, 180, 240]) await world.note(world.done(an, {}, { seconds }));
    await world.passTime();
    await world.note(late);
    await world.note(ofAnother);
    await world.passTime();
    expect((await world.counted()).total.clicked).toEqual(clicked(6, 4));
    expect((await world.counted()).rules).toEqual({ clicked: { repeated: 2 } });
  });

  it('finds a scanner that is told late, however often the reader has clicked since', async () => {
    const an = await world.reader();
    const late = ['1-1', '1-2', '2-2'].map((link) => world.done(an, { about: { issue, link } }));
    for (let time = 1; time <= 120; time += 1) {
      await world.note(world.done(an, {}, { seconds: 60 + time }));
    }
    await world.passTime();
    for (const click of late) await world.note(click);
    await world.passTime();
    expect((await world.counted()).rules.clicked).toMatchObject({ burst: 3 });
  });

  it('takes a mail that is opened again and again for a person’s three times in a day', async () => {
    const an = await world.reader();
    const opened = { kind: 'opened' as const, nis: '13003', about: { issue } };
    for (const seconds of [0, 10, 20, 30, 40]) {
      await world.note(world.done(an, opened, { seconds }));
    }
    await world.note(world.done(an, { nis: '13003' }, { seconds: 50 }));
    await world.passTime();
    expect((await world.counted()).total).toMatchObject({
      opened: clicked(5, 3),
      clicked: clicked(1),
    });
  });

  it('still takes a reader for a person whose mail a scanner has read before, however often', async () => {
    const an = await world.reader();
    for (let second = 0; second < 6; second += 1) {
      await world.note(world.done(an, { machine: 'head' }, { seconds: second }));
    }
    for (const link of ['1-1', '1-2', '2-1', '2-1', '2-1']) {
      await world.note(world.done(an, { about: { issue, link } }, { seconds: 20 }));
    }
    await world.passTime();
    await world.note(world.done(an));
    await world.passTime();
    const { total, rules } = await world.counted();
    expect(total['reader-clicked']).toEqual(clicked(1));
    expect(rules).toEqual({ clicked: { head: 6, burst: 5 } });
  });

  it('takes nobody for a person again of whom more is kept than is looked at', async () => {
    const an = await world.reader();
    await world.note(world.done(an));
    const [noted] = await itemsOf(an);
    const many = Array.from({ length: 1100 }, (_, index) => ({
      ...noted,
      sk: `${noted?.sk}${String(index).padStart(4, '0')}`,
      verdict: index < 1000 ? 'head' : 'repeated',
    }));
    await world.table.writeMany(many);
    await world.note(world.done(an, {}, { seconds: 60 }));
    await world.passTime();
    expect((await world.counted()).rules.clicked).toEqual({ repeated: 1 });
  });

  it('keeps what one request told of a machine', async () => {
    const an = await world.reader();
    await world.note(world.done(an, { machine: 'prefetch' }));
    await world.passTime();
    const { total, rules } = await world.counted();
    expect(total).toEqual({ clicked: clicked(1, 0) });
    expect(rules).toEqual({ clicked: { prefetch: 1 } });
  });

  it('counts opens and those who opened, where the municipality has that counted', async () => {
    const an = await world.reader();
    const opened = { kind: 'opened' as const, nis: '13003', about: { issue } };
    await world.note(world.done(an, opened));
    await world.note(world.done(an, { ...opened, machine: 'image-proxy' }));
    for (const nis of ['13036', undefined]) await world.note(world.done(an, { ...opened, nis }));
    await world.passTime();
    expect((await world.counted()).total).toEqual({
      opened: clicked(2, 1),
      'reader-opened': clicked(1),
    });
    const kept = (await itemsOf(an)).filter(({ kind }) => kind === 'opened');
    expect(kept.map(({ nis }) => nis)).toEqual(['13003', '13003']);
  });

  it('never changes a verdict that it once came to, though more is known when it is asked again', async () => {
    const an = await world.reader();
    const click = world.done(an);
    await world.note(click);
    const lost = { ...world.deps, countEvents: () => Promise.reject(new Error('stopped here')) };
    await expect(takeFollowed({ step: 'judge', ...click }, lost)).rejects.toThrow('stopped');
    await world.note(world.done(an, { about: { issue, link: '3-1' } }));
    await world.note(world.done(an, { about: { issue, link: '3-2' } }));
    await world.passTime();
    expect((await world.counted()).total).toEqual({
      clicked: clicked(3, 1),
      'reader-clicked': clicked(1),
    });
  });

  it('loses nothing where the function stops between noting and asking for the verdict', async () => {
    const click = world.done(await world.reader());
    const stopping = {
      ...world.deps,
      queue: { send: () => Promise.reject(new Error('stopped here')) },
    };
    await expect(world.note(click, stopping)).rejects.toThrow('stopped');
    await world.note(click);
    await world.passTime();
    expect((await world.counted()).total.clicked).toEqual(clicked(1));
  });

  it('keeps what a reader did for as long as the municipality says', async () => {
    const an = await world.reader();
    await world.note(world.done(an, { nis: '13036' }));
    await world.note(world.done(an, { nis: '24130' }));
    await world.note(world.done(an, { nis: undefined }));
    const lives = (await itemsOf(an)).map(({ expiresAt }) =>
      Math.round((Number(expiresAt) - world.now().getTime() / 1000) / 86_400),
    );
    expect(lives.sort()).toEqual([60, 60, 90]);
  });
});

describe('readers who do not agree', () => {
  it.each([
    ['who agreed to earlier words', async () => world.reader('tracking-2025-01')],
    ['who is gone', async () => 'sub_01kb0000000000000000000000'],
    [
      'who has left every newsletter',
      async () => {
        const id = await world.reader();
        const deps = { ...world, trail: world.readerTrail, journal: { record: async () => {} } };
        await unsubscribe({ subscriberId: id, audience: 'residents', source: 'page' }, deps);
        return id;
      },
    ],
    [
      'whose address is written to no more',
      async () => {
        const id = await world.reader();
        const before = await world.subscribers.get(id);
        const after = before && { ...before, addressState: 'bounced' as const };
        if (after) await world.subscribers.replace(before, after, []);
        return id;
      },
    ],
    [
      'who agrees no more',
      async () => {
        const id = await world.reader();
        await world.withdraw(id);
        return id;
      },
    ],
  ])('keeps nothing of a reader %s, counts the click as anybody’s and no open', async (_, make) => {
    const id = await make();
    await world.note(world.done(id));
    await world.note(world.done(id, { machine: 'head' }));
    await world.note(world.done(id, { kind: 'opened', nis: '13003', about: { issue } }));
    await world.trail.noteDelivery({
      subscriberId: id,
      issue,
      at: '2026-11-29T19:00:00Z',
      nis: '13036',
    });
    await world.passTime();
    expect(await itemsOf(id)).toEqual([]);
    expect((await world.counted()).total).toEqual({ clicked: clicked(2, 1) });
  });

  it('counts nobody as a reader who withdrew before the verdict, and leaves no mark behind', async () => {
    const id = await world.reader();
    await world.note(world.done(id));
    await world.note(world.done(id, { kind: 'opened', nis: '13003', about: { issue } }));
    await world.withdraw(id);
    await world.readerTrail.removeAll(id);
    await world.passTime();
    expect(await itemsOf(id)).toEqual([]);
    expect((await world.counted()).total).toEqual({ clicked: clicked(1) });
  });

  it('leaves no mark either where the trail is forgotten in the middle of the verdict', async () => {
    const id = await world.reader();
    const click = world.done(id);
    await world.note(click);
    const settle: typeof world.trail.settle = async (followed, verdict) => {
      const settled = await world.trail.settle(followed, verdict);
      await world.withdraw(id);
      await world.readerTrail.removeAll(id);
      return settled;
    };
    const racing = { ...world.deps, trail: { ...world.trail, settle } };
    await takeFollowed({ step: 'judge', ...click }, racing);
    expect(await itemsOf(id)).toEqual([]);
    expect((await world.counted()).total).toEqual({ clicked: clicked(1) });
  });
});

describe('the trail of a reader', () => {
  it('tells everything that is kept, and nothing that has run out', async () => {
    const an = await world.reader();
    await world.note(world.done(an, { nis: '24130' }));
    await world.note(world.done(an, { nis: '13036' }));
    await world.passTime();
    const kept = await world.readerTrail.read(an);
    expect(kept).toHaveLength(3);
    expect(kept).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'EVENT', kind: 'clicked', issue, link: '2-1' }),
        expect.objectContaining({ what: 'FIRST' }),
      ]),
    );
    world.now.advance(70 * 86_400);
    expect(await world.readerTrail.read(an)).toMatchObject([{ nis: '13036' }]);
    world.now.advance(30 * 86_400);
    expect(await world.readerTrail.read(an)).toEqual([]);
  });

  it('is of one reader, and is forgotten whole', async () => {
    const [an, jef] = [await world.reader(), await world.reader()];
    for (let count = 0; count < 30; count += 1) await world.note(world.done(an));
    await world.note(world.done(jef));
    await world.readerTrail.removeAll(an);
    expect(await itemsOf(an)).toEqual([]);
    expect(await itemsOf(jef)).toHaveLength(1);
  });
});
