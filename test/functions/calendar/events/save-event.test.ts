import { describe, expect, it } from 'vitest';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import { aPart, aTiming, at, once } from '../../../builders/calendar-event.ts';
import { cpuTime } from '../../../builders/cpu-time.ts';
import { eventsWorld } from './events-world.ts';

const weekly = aTiming(aPart({ rules: ['FREQ=WEEKLY'] }));
const by = { by: 'acc_01jd0000000000000000000000', at: '2026-11-22T12:00:00.000Z' };
const hidden = { reason: 'Dubbel', ...by };
const rule = {
  capacity: 40,
  waitingList: true,
  offerHours: 24,
  closesBefore: 60,
  remindHours: [24],
  maxPerPerson: 2,
};

describe('the agenda', () => {
  it('has an event in each month in which it takes place, for a year and a half', async () => {
    const world = await eventsWorld();
    const { agenda } = await world.make({ said: { timing: weekly } });
    expect(agenda?.months.at(0)).toBe('2026-12');
    expect(agenda?.months.at(-1)).toBe('2028-04');
    expect(await world.month('2026-12')).toEqual([
      'Weekmarkt: 2026-12-03T07:00 confirmed',
      'Weekmarkt: 2026-12-10T07:00 confirmed',
      'Weekmarkt: 2026-12-17T07:00 confirmed',
      'Weekmarkt: 2026-12-24T07:00 confirmed',
      'Weekmarkt: 2026-12-31T07:00 confirmed',
    ]);
    expect(await world.month('2027-07')).toHaveLength(5);
  });

  it('has what lasts over the turn of a month once, in either month', async () => {
    const world = await eventsWorld();
    await world.make({ said: { timing: once('2026-11-30T20:00', '2026-12-01T02:00') } });
    expect(await world.month('2026-11')).toHaveLength(1);
    expect(await world.month('2026-12')).toHaveLength(1);
    const both = await world.events.agenda(
      '13036',
      new Date('2026-11-01T00:00:00Z'),
      new Date('2026-12-31T00:00:00Z'),
    );
    expect(both.map(({ occurrences }) => occurrences.length)).toEqual([1]);
  });

  it('has an exhibition of years in all months that agendas know, and no others', async () => {
    const world = await eventsWorld();
    const timing = once('2020-01-01T10:00', '2040-01-01T18:00');
    const { agenda } = await world.make({ said: { timing } });
    expect(agenda?.months.at(0)).toBe('2026-10');
    expect(agenda?.months.at(-1)).toBe('2028-04');
  });

  it('is worked out soon, though thousands of times go on for years side by side', async () => {
    const world = await eventsWorld();
    const endless = aPart({
      start: at('2024-09-01T08:00'),
      length: { duration: 'P30000D' },
      rules: ['FREQ=HOURLY;COUNT=19000'],
    });
    const spent = await cpuTime(() => world.make({ said: { timing: aTiming(endless) } }));
    expect(spent).toBeLessThan(15_000);
    expect(await world.month('2027-03')).toHaveLength(100);
  });

  it('reads half-open spans: what ends at their beginning is over', async () => {
    const world = await eventsWorld();
    await world.make({ said: { timing: once('2026-12-03T08:00', '2026-12-03T11:00') } });
    const agenda = (from: string, to: string) =>
      world.events.agenda('13036', new Date(from), new Date(to));
    expect(await agenda('2026-12-03T10:00:00Z', '2026-12-04T00:00:00Z')).toEqual([]);
    expect(await agenda('2026-12-03T09:59:59Z', '2026-12-04T00:00:00Z')).toHaveLength(1);
    expect(await agenda('2026-12-01T00:00:00Z', '2026-12-03T07:00:00Z')).toEqual([]);
  });

  it('follows an event that moves, and leaves nothing in the month it has left', async () => {
    const world = await eventsWorld();
    const { id } = await world.make();
    const timing = once('2027-01-07T08:00', '2027-01-07T11:00');
    await world.change(id, (event) => ({ ...event, said: { ...event.said, timing } }));
    expect(await world.month('2026-12')).toEqual([]);
    expect(await world.month('2027-01')).toHaveLength(1);
  });

  it.each([
    ['a draft', { said: { visibility: 'draft' as const } }],
    ['a private one', { said: { visibility: 'private' as const } }],
    ['a hidden one', { hand: { hidden } }],
    ['a merged one', { hand: { merged: { into: 'evt_01jz0000000000000000000009', ...hidden } } }],
    [
      'one that staff have made private',
      { hand: { corrections: { visibility: { value: 'private', over: 'x', ...by } } } },
    ],
  ])('never has %s', async (_, change) => {
    const world = await eventsWorld();
    await world.make(change);
    expect(await world.month('2026-12')).toEqual([]);
  });

  it('loses all months of what is hidden, also those that are over', async () => {
    const world = await eventsWorld();
    const { id } = await world.make({ said: { timing: weekly } });
    world.now.set('2027-06-15T12:00:00Z');
    await world.change(id, (event) => ({ ...event, hand: { ...event.hand, promoted: true } }));
    expect(await world.month('2026-12')).toHaveLength(5);
    await world.change(id, (event) => ({ ...event, hand: { ...event.hand, hidden } }));
    expect(await world.month('2026-12')).toEqual([]);
    expect(await world.month('2027-07')).toEqual([]);
  });

  it('shows what is gone from its source as cancelled', async () => {
    const world = await eventsWorld();
    const { id } = await world.make();
    await world.change(id, (event) => ({ ...event, goneAt: by.at }));
    expect(await world.month('2026-12')).toEqual(['Weekmarkt: 2026-12-03T07:00 cancelled']);
  });

  it('shows what was over before that as it took place', async () => {
    const world = await eventsWorld();
    const start = { start: at('2026-11-12T08:00'), length: { end: at('2026-11-12T11:00') } };
    const { id } = await world.make({
      said: { timing: aTiming(aPart({ ...start, rules: ['FREQ=WEEKLY'] })) },
    });
    await world.change(id, (event) => ({ ...event, goneAt: by.at }));
    expect(await world.month('2026-11')).toEqual([
      'Weekmarkt: 2026-11-12T07:00 confirmed',
      'Weekmarkt: 2026-11-19T07:00 confirmed',
      'Weekmarkt: 2026-11-26T07:00 cancelled',
    ]);
  });

  it('moves with an event to another municipality', async () => {
    const world = await eventsWorld();
    const { id } = await world.make();
    await world.change(id, (event) => ({ ...event, nis: '13003' }));
    expect(await world.month('2026-12')).toEqual([]);
    expect(await world.month('2026-12', '13003')).toHaveLength(1);
  });
});

describe('what follows from a change', () => {
  it.each([
    ['another title', { title: { nl: 'Avondmarkt' } }, 2],
    ['another place', { venue: { name: 'Kerkplein' } }, 3],
    ['another hour', { timing: once('2026-12-03T09:00', '2026-12-03T11:00') }, 3],
    ['a cancellation', { status: 'cancelled' as const }, 3],
  ])('of %s is the sequence of feeds', async (_, said, sequence) => {
    const world = await eventsWorld();
    const { id } = await world.make();
    const changed = await world.change(id, (event) => ({
      ...event,
      said: { ...event.said, ...said },
    }));
    expect(changed.sequence).toBe(sequence);
  });

  it('is that readers are told when something changed, and only when they see it', async () => {
    const world = await eventsWorld();
    const { id, changedAt } = await world.make();
    world.now.advance(60);
    const same = await world.change(id, (event) => event);
    expect(same).toMatchObject({ changedAt, version: 1 });
    const seen = await world.change(id, (event) => ({
      ...event,
      said: { ...event.said, title: { nl: 'Avondmarkt' } },
    }));
    expect(seen.changedAt).toBe('2026-11-22T12:01:00.000Z');
  });

  it('is that moments and registrations hear of when, where and whether, where there are any', async () => {
    const world = await eventsWorld();
    const move = (id: string) =>
      world.change(id, (event) => ({
        ...event,
        said: { ...event.said, timing: once('2026-12-04T08:00', '2026-12-04T11:00') },
      }));
    const free = await world.make();
    expect((await move(free.id)).followUpSince).toBeUndefined();
    const tied = await world.make({ moments: 1 });
    expect((await move(tied.id)).followUpSince).toBe('2026-11-22T12:00:00.000Z');
    const open = await world.make({ registration: rule });
    expect((await move(open.id)).followUpSince).toBeDefined();
    const retitled = await world.make({ moments: 1 });
    const title = { nl: 'Avondmarkt' };
    expect(
      (await world.change(retitled.id, (event) => ({ ...event, said: { ...event.said, title } })))
        .followUpSince,
    ).toBeUndefined();
  });

  it('is no more than asked for, when asked for', async () => {
    const world = await eventsWorld();
    const { id } = await world.make();
    const { followUpSince } = await world.change(id, (event) => event, { followUp: true });
    expect(followUpSince).toBeDefined();
  });
});

describe('an event', () => {
  it('that somebody has changed meanwhile is not written over', async () => {
    const world = await eventsWorld();
    const before = await world.make();
    await world.change(before.id, (event) => event);
    await expect(saveEvent({ before, after: before }, world.deps)).rejects.toThrow('condition');
  });

  it('whose times cannot be worked out is not written, nor is anything of it', async () => {
    const world = await eventsWorld();
    const timing = aTiming(aPart({ start: at('1970-01-01T00:00'), rules: ['FREQ=SECONDLY'] }));
    const making = world.make({ said: { timing } });
    await expect(making).rejects.toMatchObject({ name: 'TimingError' });
    expect((await world.events.listByMunicipality('13036')).events).toEqual([]);
  });

  it('that is larger than the table takes is refused', async () => {
    const world = await eventsWorld();
    const dates = Array.from({ length: 4000 }, (_, index) => ({
      key: `key-${index}`,
      start: at('2026-12-03T08:00'),
      end: at('2026-12-03T11:00'),
      status: 'confirmed' as const,
    }));
    const making = world.make({ said: { timing: { parts: [{ kind: 'dated', dates }] } } });
    await expect(making).rejects.toMatchObject({ code: 'event.timing' });
  });

  it('of a source is found by the name that the source gives it, however long', async () => {
    const world = await eventsWorld();
    const sourceId = 'src_01jz0000000000000000000001';
    const uid = 'é'.repeat(499);
    const { id } = await world.make({ origin: { sourceId, uid } });
    expect(await world.events.findByOrigin(sourceId, uid)).toMatchObject({ uid, eventId: id });
    await expect(world.make({ origin: { sourceId, uid } })).rejects.toThrow('condition');
  });
});
