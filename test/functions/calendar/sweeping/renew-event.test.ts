import { describe, expect, it, vi } from 'vitest';
import type { CampaignEvent } from '../../../../functions/calendar/events/event.ts';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import type { FollowUp } from '../../../../functions/calendar/sweeping/follow-ups.ts';
import { sweep } from '../../../../functions/calendar/sweeping/sweep.ts';
import {
  anEvent,
  aPart,
  aTiming,
  type EventChange,
  once,
} from '../../../builders/calendar-event.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { type CalendarWorld, calendarWorld } from '../calendar-world.ts';

const weekly = aTiming(aPart({ rules: ['FREQ=WEEKLY'] }));

async function sweepWorld() {
  const world = await calendarWorld();
  const deps = { ...world.deps, log: silentLog(), count: () => undefined };
  return {
    ...world,
    make: (change: EventChange): Promise<CampaignEvent> =>
      saveEvent({ after: anEvent({ id: world.deps.newId('evt'), ...change }) }, deps),
    move: async (id: string, start = '2026-12-04'): Promise<CampaignEvent> => {
      const before = await world.deps.events.read(id);
      const timing = once(`${start}T08:00`, `${start}T11:00`);
      return saveEvent({ before, after: { ...before, said: { ...before.said, timing } } }, deps);
    },
    sweep: (followUps: readonly FollowUp[], remainingMs = () => 60_000) =>
      sweep(deps, remainingMs, { followUps, chores: [] }),
  };
}

const due = async ({ deps }: Pick<CalendarWorld, 'deps'>): Promise<string[]> => {
  const ids: string[] = [];
  for await (const id of deps.events.changed()) ids.push(id);
  for await (const id of deps.events.due()) ids.push(id);
  return ids;
};

describe('what follows a change of an event', () => {
  it('is done once by everything that follows it', async () => {
    const world = await sweepWorld();
    const { id } = await world.make({ moments: 1 });
    await world.move(id);
    const followUps = [
      vi.fn<FollowUp>(async () => undefined),
      vi.fn<FollowUp>(async () => undefined),
    ];
    await world.sweep(followUps);
    await world.sweep(followUps);
    for (const followUp of followUps) {
      expect(followUp).toHaveBeenCalledTimes(1);
      expect(followUp.mock.calls[0]?.[0]).toMatchObject({ id, sequence: 3 });
    }
    expect((await world.deps.events.read(id)).followUpSince).toBeUndefined();
    expect(await due(world)).toEqual([]);
  });

  it('is tried again until all of it has succeeded, and keeps no other event waiting', async () => {
    const world = await sweepWorld();
    const [first, second] = [await world.make({ moments: 1 }), await world.make({ moments: 1 })];
    await world.move(first.id);
    await world.move(second.id);
    const failing: FollowUp = async ({ id }) => {
      if (id === first.id) throw new Error('not today');
    };
    await expect(world.sweep([failing])).rejects.toThrow('parts of the sweep failed');
    expect(await due(world)).toEqual([first.id]);
    await world.sweep([async () => undefined]);
    expect(await due(world)).toEqual([]);
  });

  it('is done once more when the event changes while it is done', async () => {
    const world = await sweepWorld();
    const { id } = await world.make({ moments: 1 });
    await world.move(id);
    world.now.advance(1);
    await world.sweep([async () => void (await world.move(id, '2026-12-05'))]);
    expect(await due(world)).toEqual([id]);
    const seen: CampaignEvent[] = [];
    await world.sweep([async (event) => void seen.push(event)]);
    expect(seen).toMatchObject([{ sequence: 4 }]);
  });

  it('may write to the event itself', async () => {
    const world = await sweepWorld();
    const { id } = await world.make({ moments: 1 });
    await world.move(id);
    await world.sweep([
      async (event) => {
        await saveEvent({ before: event, after: { ...event, moments: 2 } }, world.deps);
      },
    ]);
    expect(await world.deps.events.read(id)).toMatchObject({ moments: 2 });
    expect(await due(world)).toEqual([]);
  });

  it('waits for the next sweep when time is short', async () => {
    const world = await sweepWorld();
    const { id } = await world.make({ moments: 1 });
    await world.move(id);
    const followUp = vi.fn<FollowUp>(async () => undefined);
    await world.sweep([followUp], () => 5000);
    expect(followUp).not.toHaveBeenCalled();
  });
});

describe('the agenda of an event without end', () => {
  it.each([{ end: { date: '2031-01-01' } }, { duration: 'P2000D' }])(
    'is written further ahead where one time of it lasts for years: %j',
    async (length) => {
      const world = await sweepWorld();
      await world.make({
        said: { timing: aTiming(aPart({ start: { date: '2026-01-01' }, length })) },
      });
      for (let month = 0; month < 14; month += 1) {
        world.now.advance(31 * 86_400);
        await world.sweep([]);
      }
      const agenda = await world.deps.events.agenda(
        '13036',
        new Date('2029-01-01'),
        new Date('2029-02-01'),
      );
      expect(agenda).toHaveLength(1);
    },
  );

  it('is written further ahead each month, so that it always reaches 17 months', async () => {
    const world = await sweepWorld();
    await world.make({ said: { timing: weekly } });
    const until = () =>
      world.deps.events.agenda('13036', new Date('2028-05-01'), new Date('2028-06-01'));
    expect(await until()).toEqual([]);
    expect(await due(world)).toEqual([]);
    world.now.advance(30 * 86_400);
    const followUp = vi.fn<FollowUp>(async () => undefined);
    await world.sweep([followUp]);
    expect(await until()).toHaveLength(1);
    expect(followUp).not.toHaveBeenCalled();
    expect(await due(world)).toEqual([]);
  });

  it('is left alone once its rule has ended', async () => {
    const world = await sweepWorld();
    const ended = aTiming(aPart({ rules: ['FREQ=WEEKLY;UNTIL=20270101T000000Z'] }));
    await world.make({ said: { timing: ended } });
    await world.make({});
    world.now.advance(365 * 86_400);
    expect(await due(world)).toEqual([]);
  });
});
