import { describe, expect, it } from 'vitest';
import { runSync } from '../../../../functions/calendar/syncing/run-sync.ts';
import { startRun } from '../../../../functions/calendar/syncing/start-run.ts';
import type { SyncDeps } from '../../../../functions/calendar/syncing/sync-deps.ts';
import { syncDue } from '../../../../functions/calendar/syncing/sync-due.ts';
import { once } from '../../../builders/calendar-event.ts';
import { Crash } from '../../../chaos/turns.ts';
import { type Life, lifeUntil } from '../../voting/counting/mortal.ts';
import { events, listing, type SyncWorld, said, sourceId, syncWorld } from './sync-world.ts';

const immortal = () => lifeUntil(Number.POSITIVE_INFINITY, 'before');
const uids = ['old-uid', 'kept', 'changed', 'gone-1', 'gone-2', 'back', 'new', 'new-uid'];

/** A run that has begun, and has everything to do that a run may have to. */
async function begunWorld(): Promise<{ world: SyncWorld; runId: string }> {
  const world = await syncWorld();
  await world.run(listing(events(...uids.slice(0, 6).map((uid) => said(uid)))));
  await world.run(listing(events(...uids.slice(0, 5).map((uid) => said(uid)))));
  const changed = said('changed', { title: { nl: 'Anders' } });
  world.lists(
    listing(
      events(
        { ...said('old-uid'), uid: 'new-uid' },
        said('kept'),
        changed,
        said('back'),
        said('new'),
      ),
      {
        size: 2,
        validators: { etag: '"3"' },
      },
    ),
  );
  const { id: runId } = await world.start();
  return { world, runId };
}

const deliver = (runId: string, deps: SyncDeps) =>
  runSync({ sourceId, runId }, () => 300_000, deps);

async function dies(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
}

/** All that a run leaves, but for what is made anew each time. */
async function outcome(world: SyncWorld, runId: string) {
  const { counts, outcome: end, errors, finishedAt } = await world.ended(runId);
  const { currentRun, lastRun, validators } = await world.source();
  const found = await Promise.all(uids.map((uid) => world.event(uid)));
  return {
    run: { counts, end, errors, isFinished: finishedAt !== undefined },
    source: { currentRun, outcome: lastRun?.outcome, validators },
    events: found.map((event) => [event?.said.title.nl, event?.version, event?.goneAt]),
    agenda: (
      await world.deps.events.agenda('13036', new Date('2026-12-01'), new Date('2027-01-01'))
    )
      .map(({ title, status }) => `${title.nl} ${status}`)
      .sort(),
  };
}

async function expectedOutcome(): Promise<{ life: Life; expected: unknown }> {
  const { world, runId } = await begunWorld();
  const life = immortal();
  await deliver(runId, world.mortalDeps(life));
  return { life, expected: await outcome(world, runId) };
}

describe('whoever dies while reading a source', () => {
  it('leaves all to the next, to the same end and the same counts', async () => {
    const { life, expected } = await expectedOutcome();
    expect(expected).toMatchObject({
      run: {
        end: 'done',
        counts: { seen: 5, added: 1, changed: 2, unchanged: 1, returned: 1, gone: 2 },
      },
    });
    expect(life.effects).toBeGreaterThan(20);
    for (let effect = 1; effect <= life.effects; effect += 1) {
      for (const side of ['before', 'after'] as const) {
        const { world, runId } = await begunWorld();
        await dies(deliver(runId, world.mortalDeps(lifeUntil(effect, side))));
        await deliver(runId, world.deps);
        expect(await outcome(world, runId), `dead ${side} effect ${effect}`).toEqual(expected);
      }
    }
  }, 300_000);

  it('again and again, still gets there', async () => {
    const { life, expected } = await expectedOutcome();
    const { world, runId } = await begunWorld();
    for (let effect = 1; effect <= life.effects; effect += 1) {
      await dies(deliver(runId, world.mortalDeps(lifeUntil(effect, 'after'))));
    }
    await deliver(runId, world.deps);
    expect(await outcome(world, runId)).toEqual(expected);
  });

  it('or two at once, changes nothing either', async () => {
    const { expected } = await expectedOutcome();
    const { world, runId } = await begunWorld();
    await Promise.all([deliver(runId, world.deps), deliver(runId, world.deps)]);
    await deliver(runId, world.deps);
    expect(await outcome(world, runId)).toEqual(expected);
  });
});

describe('a run that has begun to mark what is gone', () => {
  it('ends that, though fewer events are to come when it is gone on with', async () => {
    const soon = once('2026-11-23T14:00', '2026-11-23T17:00');
    const others = Array.from({ length: 15 }, (_, index) =>
      said(`soon-${index}`, { timing: soon }),
    );
    const lost = Array.from({ length: 5 }, (_, index) => said(`lost-${index}`));
    for (let effect = 1; ; effect += 1) {
      const world = await syncWorld();
      await world.run(listing(events(...others, ...lost)));
      world.lists(listing(events(...others)));
      const { id } = await world.start();
      await dies(deliver(id, world.mortalDeps(lifeUntil(effect, 'after'))));
      const { isSettled, finishedAt } = await world.ended(id);
      if (!isSettled) continue;
      expect(finishedAt).toBeUndefined();
      world.now.set('2026-11-24T12:00:00Z');
      await deliver(id, world.deps);
      expect(await world.ended(id)).toMatchObject({ outcome: 'done', counts: { gone: 5 } });
      return;
    }
  });
});

describe('a run that stands still', () => {
  it('is gone on with after half an hour: its message was lost, or never sent', async () => {
    for (const side of ['before', 'after'] as const) {
      const world = await syncWorld();
      world.lists(listing(events(said('market'))));
      const life = immortal();
      const counting = await syncWorld();
      await startRun(await counting.source(), { by: 'schedule' }, counting.mortalDeps(life));
      const deps = world.mortalDeps(lifeUntil(life.effects, side));
      await dies(startRun(await world.source(), { by: 'schedule' }, deps));
      while (world.syncQueue.take());
      world.now.advance(1700);
      await syncDue(world.deps, () => 60_000);
      expect(world.syncQueue.messages).toEqual([]);
      world.now.advance(101);
      await syncDue(world.deps, () => 60_000);
      await world.work();
      expect(await world.source()).toMatchObject({ lastRun: { outcome: 'done' } });
    }
  });

  it('has failed for good when nobody gets on with it', async () => {
    const world = await syncWorld();
    const { id } = await world.start();
    for (let hours = 0; hours < 3; hours += 0.5) {
      while (world.syncQueue.take());
      world.now.advance(1801);
      await syncDue(world.deps, () => 60_000);
    }
    expect(await world.ended(id)).toMatchObject({
      outcome: 'failed',
      problem: { code: 'source.crashed' },
    });
    expect(await world.source()).toMatchObject({ problem: { failures: 1 } });
  });

  it('is left alone while it gets on', async () => {
    const world = await syncWorld();
    world.lists(listing(events(said('a'), said('b'), said('c')), { size: 1 }));
    const { id } = await world.start();
    world.syncQueue.take();
    world.now.advance(1000);
    let asked = 0;
    const short = () => {
      asked += 1;
      return asked > 1 ? 0 : 300_000;
    };
    await runSync({ sourceId, runId: id }, short, world.deps);
    world.now.advance(1000);
    await syncDue(world.deps, () => 60_000);
    expect(await world.ended(id)).toMatchObject({ step: 1, stalls: 0 });
  });
});

describe('the clock', () => {
  it('has a source read when its time has come, once', async () => {
    const world = await syncWorld();
    world.lists(listing(events(said('market'))));
    await Promise.all([syncDue(world.deps, () => 60_000), syncDue(world.deps, () => 60_000)]);
    expect(world.syncQueue.messages).toHaveLength(1);
    await world.work();
    await syncDue(world.deps, () => 60_000);
    expect(world.syncQueue.messages).toEqual([]);
    world.now.advance(3600);
    await syncDue(world.deps, () => 60_000);
    expect(world.syncQueue.messages).toHaveLength(1);
  });
});
