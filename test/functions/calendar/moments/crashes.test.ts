import { describe, expect, it } from 'vitest';
import { followEvent } from '../../../../functions/calendar/moments/follow-event.ts';
import type { IssueState } from '../../../../functions/newsletters/issue.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { type MomentsWorld, momentsWorld } from './moments-world.ts';

class Death extends Error {}

/** A table whose process dies at a request: before it is made, or before its answer comes. */
function dyingTable(table: Table, at: { request: number; after: boolean }): Table {
  let requests = 0;
  const effect = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    requests += 1;
    if (requests > at.request) throw new Death();
    const isLast = requests === at.request;
    if (isLast && !at.after) throw new Death();
    const result = await run();
    if (isLast) throw new Death();
    return result;
  };
  const dying: Table = {
    ...table,
    get: (...args) => effect(() => table.get(...args)),
    getMany: (...args) => effect(() => table.getMany(...args)),
    put: (...args) => effect(() => table.put(...args)),
    update: (...args) => effect(() => table.update(...args)),
    remove: (...args) => effect(() => table.remove(...args)),
    query: (...args) => effect(() => table.query(...args)),
    transact: (...args) => effect(() => table.transact(...args)),
  };
  return dying;
}

type Happens = (world: MomentsWorld, eventId: string) => Promise<unknown>;
type Case = [name: string, state: IssueState, happens: Happens];

const moves =
  (start: string): Happens =>
  (world, eventId) =>
    world.moves(eventId, start);
const is =
  (status: 'cancelled' | 'confirmed'): Happens =>
  (world, eventId) =>
    world.says(eventId, { status });

const cases: readonly Case[] = [
  ['a scheduled issue moves within the days allowed', 'scheduled', moves('2026-12-07T14:00')],
  ['a scheduled issue moves beyond them', 'scheduled', moves('2026-12-20T14:00')],
  ['a scheduled issue’s hour is past', 'scheduled', moves('2026-11-24T14:00')],
  ['a scheduled issue’s event is cancelled', 'scheduled', is('cancelled')],
  ['an event moves while its issue is planning', 'planning', moves('2026-12-07T14:00')],
  ['an event is cancelled while its issue is sending', 'sending', is('cancelled')],
  ['an event is cancelled after its issue was sent', 'sent', is('cancelled')],
];

/**
 * Where things are. A schedule that was not made or taken away does no harm: newsletters' sweep starts what is due, and a schedule
 * of an earlier revision starts nothing.
 */
async function plain(
  world: MomentsWorld,
  ref: { readonly id: string; readonly issueId: string; readonly eventId: string },
) {
  const { corrections: _, schedule: __, ...standing } = await world.standing(ref);
  return standing;
}

describe.each(cases)('%s, and the follower dies at any request', (_, state, happens) => {
  it('comes to the same end, with one correction at the most', async () => {
    const world = await momentsWorld();
    const drafts = async () => (await world.corrections('')).length;
    const calm = await world.tied(state, 3);
    await happens(world, calm.eventId);
    await world.follow(calm.eventId);
    const end = await plain(world, calm);
    const made = await drafts();
    let request = 0;
    for (let isOver = false; !isOver; ) {
      request += 1;
      for (const after of [false, true]) {
        const storm = await world.tied(state, 3);
        await happens(world, storm.eventId);
        const before = await drafts();
        const dying = world.depsOn(dyingTable(world.table, { request, after }));
        isOver = !(await diesAt(followEvent({ id: storm.eventId }, dying)));
        await world.follow(storm.eventId);
        expect(await plain(world, storm)).toEqual(end);
        expect(await drafts()).toBe(before + made);
      }
    }
    expect(request).toBeGreaterThan(3);
  });

  it('comes to the same end when several follow at once', async () => {
    const world = await momentsWorld();
    const calm = await world.tied(state, 3);
    await happens(world, calm.eventId);
    await world.follow(calm.eventId);
    const end = await plain(world, calm);
    const made = (await world.corrections('')).length;
    const crowded = await world.tied(state, 3);
    await happens(world, crowded.eventId);
    const ref = { id: crowded.eventId };
    await Promise.all([1, 2, 3, 4].map(() => followEvent(ref, world.deps)));
    expect(await plain(world, crowded)).toEqual(end);
    expect((await world.corrections('')).length).toBe(made * 2);
  });
});

const diesAt = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => false,
    (error: unknown) => {
      if (error instanceof Death) return true;
      throw error;
    },
  );

it('a follower that was held up does nothing of what an earlier event asked for', async () => {
  const world = await momentsWorld();
  const ref = await world.tied('scheduled', 3);
  const before = await plain(world, ref);
  await world.moves(ref.eventId, '2026-12-07T14:00');
  const held: Table = {
    ...world.table,
    transact: async (writes) => {
      await world.moves(ref.eventId, '2026-12-05T14:00');
      await world.follow(ref.eventId);
      await world.table.transact(writes);
      throw new Death();
    },
  };
  await diesAt(followEvent({ id: ref.eventId }, world.depsOn(held)));
  expect(await plain(world, ref)).toEqual(before);
});
