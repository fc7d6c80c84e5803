import { describe, expect, it } from 'vitest';
import { saveEvent } from '../../../../functions/calendar/events/save-event.ts';
import { SourceFailure } from '../../../../functions/calendar/sources/source-failure.ts';
import { FetchError } from '../../../../shared/fetching/fetch-error.ts';
import { aPart, aTiming, at, once } from '../../../builders/calendar-event.ts';
import { aSource, broken, events, listing, said, syncWorld } from './sync-world.ts';

const december = [new Date('2026-12-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')] as const;
const numbered = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => said(`uid-${from + index}`));

describe('a run', () => {
  it('takes what the source lists, step by step, and shows it in the agenda', async () => {
    const world = await syncWorld();
    const run = await world.run(listing(events(...numbered(5)), { size: 2 }));
    expect(run).toMatchObject({
      outcome: 'done',
      counts: { seen: 5, added: 5, changed: 0, unchanged: 0, gone: 0, errors: 0 },
    });
    const agenda = await world.deps.events.agenda('13036', ...december);
    expect(agenda.map(({ title }) => title.nl)).toEqual(
      expect.arrayContaining(['Activiteit uid-1', 'Activiteit uid-5']),
    );
    expect(await world.source()).toMatchObject({
      lastRun: { id: run.id, outcome: 'done' },
      nextAt: '2026-11-22T13:00:00.000Z',
    });
    expect((await world.source()).currentRun).toBeUndefined();
  });

  it('counts once what pages that overlap name twice', async () => {
    const world = await syncWorld();
    const [one, two, three] = numbered(3);
    if (!one || !two || !three) throw new Error('too few');
    const problem = { problem: { uid: 'odd', code: 'no_dates', message: 'No date.' } };
    const pages = [...events(one, two), problem, ...events(two, three), problem];
    const run = await world.run(listing(pages, { size: 3, mayRepeat: true }));
    expect(run.counts).toMatchObject({ seen: 3, added: 3, unchanged: 0, errors: 1 });
  });

  it('writes nothing of what has not changed', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(3))));
    const before = await world.event('uid-1');
    const run = await world.run(listing(events(...numbered(3))));
    expect(run.counts).toMatchObject({ seen: 3, added: 0, changed: 0, unchanged: 3 });
    expect(await world.event('uid-1')).toEqual(before);
  });

  it('writes what has changed, and leaves the hand of staff alone', async () => {
    const world = await syncWorld();
    await world.run(listing(events(said('market'))));
    const before = await world.event('market');
    if (!before) throw new Error('no event');
    const by = { by: 'acc_01jd0000000000000000000000', at: '2026-11-22T12:00:00.000Z' };
    const corrections = { 'title.nl': { value: 'Kerstmarkt', over: 'x', ...by } };
    await saveEvent(
      { before, after: { ...before, hand: { corrections, promoted: true } } },
      world.deps,
    );
    const moved = said('market', { timing: once('2026-12-06T14:00', '2026-12-06T17:00') });
    const run = await world.run(listing(events(moved)));
    expect(run.counts).toMatchObject({ changed: 1, unchanged: 0 });
    const [entry] = await world.deps.events.agenda('13036', ...december);
    expect(entry).toMatchObject({
      title: { nl: 'Kerstmarkt' },
      promoted: true,
      occurrences: [{ startsAt: '2026-12-06T13:00:00.000Z' }],
    });
  });

  it('raises the sequence when an event moves, and not when its text changes', async () => {
    const world = await syncWorld();
    await world.run(listing(events(said('market'))));
    await world.run(listing(events(said('market', { description: { nl: 'Met glühwein.' } }))));
    expect(await world.event('market')).toMatchObject({ sequence: 0, version: 1 });
    const timing = once('2026-12-05T15:00', '2026-12-05T17:00');
    await world.run(listing(events(said('market', { timing }))));
    expect(await world.event('market')).toMatchObject({ sequence: 1, version: 2 });
  });

  it('does nothing more when the source says that nothing is new', async () => {
    const world = await syncWorld();
    const validators = { etag: '"1"' };
    await world.run(listing(events(...numbered(2)), { validators }));
    expect((await world.source()).validators).toEqual(validators);
    const run = await world.run(async (_, __, { validators: known }) => {
      expect(known).toEqual(validators);
      return { items: [], complete: true, unchanged: true };
    });
    expect(run.outcome).toBe('unchanged');
    expect((await world.event('uid-1'))?.goneAt).toBeUndefined();
    expect((await world.source()).validators).toEqual(validators);
  });

  it('goes on in another call when time runs out', async () => {
    const world = await syncWorld();
    world.lists(listing(events(...numbered(6)), { size: 2 }));
    const { id } = await world.start();
    let asked = 0;
    await world.work(() => {
      asked += 1;
      return asked % 3 === 0 ? 60_000 : 300_000;
    });
    expect(asked).toBeGreaterThan(3);
    expect(await world.ended(id)).toMatchObject({ outcome: 'done', counts: { added: 6 } });
  });

  it('is the only one of its source', async () => {
    const world = await syncWorld();
    await world.start();
    await expect(world.start()).rejects.toMatchObject({ code: 'source.state' });
  });

  it('of a source that staff change meanwhile loses nothing, and is followed by another at once', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(3))));
    world.lists(listing(events(...numbered(2))));
    const { id } = await world.start();
    const before = await world.source();
    const nextAt = '2026-11-22T12:00:00.000Z';
    await world.deps.sources.replace(before, { ...before, version: 1, nextAt });
    await world.work();
    expect(await world.ended(id)).toMatchObject({ outcome: 'done', counts: { seen: 2, gone: 0 } });
    expect((await world.source()).nextAt).toBe(nextAt);
  });

  it('does nothing for a message of a run that has ended', async () => {
    const world = await syncWorld();
    const { id } = await world.run(listing(events(said('market'))));
    world.lists(broken(new Error('must not be read')));
    await world.syncQueue.send([{ sourceId: (await world.source()).id, runId: id }]);
    await world.work();
    expect((await world.ended(id)).counts.added).toBe(1);
  });
});

describe('errors of single events', () => {
  it('leave the last good state, and let all others be taken', async () => {
    const world = await syncWorld();
    await world.run(listing(events(said('market'), said('fair'))));
    const hopeless = aTiming(
      aPart({ start: at('2026-12-05T14:00'), rules: ['FREQ=HOURLY;BYMONTH=13'] }),
    );
    const run = await world.run(
      listing([
        ...events(
          said('market', { timing: hopeless }),
          said('fair', { title: { nl: 'Jaarmarkt' } }),
        ),
        { problem: { code: 'ical.unreadable', message: 'No date.', line: 12 } },
      ]),
    );
    expect(run.counts).toMatchObject({ seen: 2, changed: 1, errors: 2, gone: 0 });
    expect(run.errors).toEqual([
      { code: 'ical.unreadable', message: 'No date.', line: 12 },
      { uid: 'market', code: 'rule.invalid', message: expect.any(String) },
    ]);
    expect((await world.event('market'))?.goneAt).toBeUndefined();
    expect((await world.event('market'))?.said.timing).toEqual(said('market').facts.timing);
    expect((await world.event('fair'))?.said.title).toEqual({ nl: 'Jaarmarkt' });
  });

  it.each([
    ['a title that is too long', said('fair', { title: { nl: 'x'.repeat(301) } })],
    ['a name that is too long', said('x'.repeat(501))],
    ['a link that is none', said('fair', { website: 'www.retie.be' })],
    ['a time of change that is none', { ...said('fair'), modifiedAt: 'gisteren' }],
  ])('are noted of an event with %s, which nobody could read again', async (_, event) => {
    const world = await syncWorld();
    const run = await world.run(listing(events(event, said('market'))));
    expect(run).toMatchObject({
      outcome: 'done',
      counts: { seen: 2, added: 1, errors: 1 },
      errors: [{ uid: event.uid, code: 'event.facts' }],
    });
  });

  it('refuses an event of another municipality, unless the source may list it', async () => {
    const elsewhere = { ...said('fair'), nis: '13003' };
    const narrow = await syncWorld();
    const refused = await narrow.run(listing(events(elsewhere)));
    expect(refused.errors).toMatchObject([{ uid: 'fair', code: 'event.other_municipality' }]);
    const wide = await syncWorld({ source: aSource({ alsoNis: ['13003'] }) });
    await wide.run(listing(events(elsewhere, said('market'))));
    expect((await wide.event('fair'))?.nis).toBe('13003');
    expect((await wide.event('market'))?.nis).toBe('13036');
  });

  it('are kept as far as the table takes them, however long', async () => {
    const world = await syncWorld();
    const problem = (number: number) => ({
      problem: {
        uid: `${number}${'漢'.repeat(490)}`,
        code: 'ical.unreadable',
        message: '漢'.repeat(300),
      },
    });
    const run = await world.run(listing(Array.from({ length: 210 }, (_, index) => problem(index))));
    expect(run).toMatchObject({ outcome: 'done', counts: { errors: 210 } });
    expect(run.errors.length).toBeGreaterThan(20);
  });

  it('keeps the first two hundred', async () => {
    const world = await syncWorld();
    const problems = Array.from({ length: 250 }, (_, index) => ({
      problem: { uid: `uid-${index}`, code: 'ical.unreadable', message: 'x'.repeat(1000) },
    }));
    const run = await world.run(listing(problems));
    expect(run.counts.errors).toBe(250);
    expect(run.errors).toHaveLength(200);
  });
});

describe('what is gone', () => {
  it('is what a complete source lists no more, shown as cancelled', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(3))));
    const run = await world.run(listing(events(...numbered(2))));
    expect(run.counts).toMatchObject({ seen: 2, gone: 1 });
    expect((await world.event('uid-3'))?.goneAt).toBe('2026-11-22T12:00:00.000Z');
    const agenda = await world.deps.events.agenda('13036', ...december);
    expect(agenda.filter(({ status }) => status === 'cancelled')).toHaveLength(1);
  });

  it('is what the source names as deleted, when it lists changes only', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(3)), { complete: false }));
    const run = await world.run(listing([{ gone: 'uid-2' }], { complete: false }));
    expect(run.counts.gone).toBe(1);
    expect((await world.event('uid-2'))?.goneAt).toBeDefined();
    expect((await world.event('uid-1'))?.goneAt).toBeUndefined();
  });

  it('comes back when the source lists it again, though it says nothing new', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(3))));
    await world.run(listing(events(...numbered(2))));
    const run = await world.run(listing(events(...numbered(3))));
    expect(run.counts).toMatchObject({ returned: 1, unchanged: 2, gone: 0 });
    expect((await world.event('uid-3'))?.goneAt).toBeUndefined();
  });

  it('is never what is over', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(3))));
    world.now.set('2026-12-06T00:00:00Z');
    const run = await world.run(listing([]));
    expect(run).toMatchObject({ outcome: 'done', counts: { gone: 0 } });
    expect((await world.event('uid-3'))?.goneAt).toBeUndefined();
  });

  it('is not what is over, though the source says that it has deleted it', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(1)), { complete: false }));
    world.now.set('2026-12-06T00:00:00Z');
    const run = await world.run(listing([{ gone: 'uid-1' }], { complete: false }));
    expect(run.counts.gone).toBe(0);
    expect((await world.event('uid-1'))?.goneAt).toBeUndefined();
  });

  it('is measured by what is still to come, however much is over', async () => {
    const world = await syncWorld();
    const over = once('2026-11-23T14:00', '2026-11-23T17:00');
    const past = Array.from({ length: 20 }, (_, index) => said(`over-${index}`, { timing: over }));
    await world.run(listing(events(...past, ...numbered(10))));
    world.now.set('2026-11-24T12:00:00Z');
    const run = await world.run(listing(events(...past, ...numbered(4))));
    expect(run).toMatchObject({ outcome: 'held', wouldLose: 6 });
  });

  it('is not what ended before the day from which on the source speaks', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(2))));
    const run = await world.run(listing([], { since: '2026-12-31T00:00:00.000Z' }));
    expect(run.counts.gone).toBe(0);
  });

  it('is held for staff when it is three in ten, and five at least', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(10))));
    const run = await world.run(listing(events(...numbered(4)), { validators: { etag: '"2"' } }));
    expect(run).toMatchObject({ outcome: 'held', wouldLose: 6, counts: { gone: 0, seen: 4 } });
    expect(run.changes.map(({ uid, kind }) => `${kind} ${uid}`)).toContain('gone uid-10');
    expect((await world.event('uid-10'))?.goneAt).toBeUndefined();
    // The next run reads everything again.
    expect((await world.source()).validators).toBeUndefined();
    expect(world.counted).toEqual(['SourceHeld']);
  });

  it('is not held when it is four, or fewer than three in ten', async () => {
    const few = await syncWorld();
    await few.run(listing(events(...numbered(5))));
    const left = listing(events(...numbered(1)));
    expect(await few.run(left)).toMatchObject({ outcome: 'done', counts: { gone: 4 } });
    const many = await syncWorld();
    await many.run(listing(events(...numbered(20))));
    const run = await many.run(listing(events(...numbered(15))));
    expect(run).toMatchObject({ outcome: 'done', counts: { gone: 5 } });
  });

  it('is held when it would be all of several, however few', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(2))));
    expect(await world.run(listing([]))).toMatchObject({ outcome: 'held', wouldLose: 2 });
    const one = await syncWorld();
    await one.run(listing(events(...numbered(1))));
    expect(await one.run(listing([]))).toMatchObject({ outcome: 'done', counts: { gone: 1 } });
  });

  it('is measured by all that went in a day, so that no source is emptied run by run', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(40))));
    expect((await world.run(listing(events(...numbered(31))))).outcome).toBe('done');
    world.now.advance(3600);
    const second = listing(events(...numbered(24)));
    expect(await world.run(second)).toMatchObject({ outcome: 'held', wouldLose: 7 });
    const believed = await world.run(second, { by: 'acc', mayLose: 7 });
    expect(believed).toMatchObject({ outcome: 'done', counts: { gone: 7 } });
    world.now.advance(24 * 3600);
    expect((await world.run(listing(events(...numbered(20))))).outcome).toBe('done');
  });

  it('is not held for what staff have believed just now', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(40))));
    await world.run(listing(events(...numbered(20))), { by: 'acc', mayLose: 20 });
    expect((await world.run(listing(events(...numbered(18))))).outcome).toBe('done');
  });

  it('does not look like little beside what is new', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(6))));
    const run = await world.run(listing(events(...numbered(30, 100))));
    expect(run).toMatchObject({ outcome: 'held', wouldLose: 6, counts: { added: 30 } });
  });

  it('is marked once staff have said that it is true, and no more than they have seen', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(10))));
    const more = await world.run(listing(events(...numbered(2))), { by: 'acc', mayLose: 6 });
    expect(more.outcome).toBe('held');
    const run = await world.run(listing(events(...numbered(4))), { by: 'acc', mayLose: 6 });
    expect(run).toMatchObject({ outcome: 'done', counts: { gone: 6 } });
  });
});

describe('events whose source gives them other uids', () => {
  const renamed = (count: number, from: number) =>
    numbered(count).map((event, index) => ({ ...event, uid: `new-${from + index}` }));

  it('stay the same events, each once, however often it does', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(10))));
    const before = await world.event('uid-1');
    for (const from of [100, 200]) {
      const run = await world.run(listing(events(...renamed(10, from)), { size: 4 }));
      expect(run).toMatchObject({ outcome: 'done', counts: { added: 0, changed: 10, gone: 0 } });
    }
    expect(await world.event('new-200')).toMatchObject({ id: before?.id, sequence: 0 });
    expect(await world.event('uid-1')).toBeUndefined();
    expect(await world.deps.events.agenda('13036', ...december)).toHaveLength(10);
    const { events: listed } = await world.deps.events.listByMunicipality('13036', { limit: 100 });
    expect(listed).toHaveLength(10);
  });

  it('stay so too when they are over', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(3))));
    world.now.set('2026-12-06T12:00:00Z');
    await world.run(listing(events(...renamed(3, 100))));
    expect(await world.deps.events.agenda('13036', ...december)).toHaveLength(3);
  });

  it('are others when both uids are named', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(1))));
    await world.run(listing(events(...numbered(1), ...renamed(1, 100))));
    expect(await world.deps.events.agenda('13036', ...december)).toHaveLength(2);
  });

  it('are others when staff have looked after the new one already', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(1))));
    const pages = listing(events(...renamed(1, 100), said('other')), { size: 1 });
    const run = await world.run(async (source, position, about) => {
      const before = position && (await world.event('new-100'));
      const hand = { corrections: {}, promoted: true };
      if (before) await saveEvent({ before, after: { ...before, hand } }, world.deps);
      return pages(source, position, about);
    });
    expect(run.counts).toMatchObject({ added: 2, gone: 1 });
    expect((await world.event('new-100'))?.hand.promoted).toBe(true);
  });
});

describe('a broken source', () => {
  it.each([
    ['cannot be reached', new FetchError('fetch.timeout')],
    ['is no calendar', new SourceFailure('source.no_calendar')],
    ['is empty', new SourceFailure('source.empty')],
  ])('that %s keeps the last good state and says since when', async (_, error) => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(6))));
    const run = await world.run(broken(error));
    expect(run).toMatchObject({ outcome: 'failed', problem: { code: error.code } });
    expect((await world.event('uid-1'))?.goneAt).toBeUndefined();
    expect((await world.source()).problem).toEqual({
      since: '2026-11-22T12:00:00.000Z',
      failures: 1,
      code: error.code,
      message: error.message,
    });
  });

  it('raises an alarm after three failures in a row, or a day', async () => {
    const world = await syncWorld();
    await world.run(broken(new FetchError('fetch.timeout')));
    await world.run(broken(new FetchError('fetch.timeout')));
    expect(world.counted).toEqual([]);
    await world.run(broken(new FetchError('fetch.timeout')));
    expect(world.counted).toEqual(['SourceFailing']);
    const slow = await syncWorld();
    await slow.run(broken(new FetchError('fetch.timeout')));
    slow.now.advance(24 * 3600);
    await slow.run(broken(new FetchError('fetch.timeout')));
    expect(slow.counted).toEqual(['SourceFailing']);
  });

  it('is well again after one good run', async () => {
    const world = await syncWorld();
    await world.run(broken(new FetchError('fetch.timeout')));
    await world.run(listing(events(said('market'))));
    expect((await world.source()).problem).toBeUndefined();
  });

  it('is left alone for as long as it asks', async () => {
    const world = await syncWorld();
    await world.run(broken(new FetchError('fetch.busy', { retryAfter: 7200 })));
    expect((await world.source()).nextAt).toBe('2026-11-22T14:00:00.000Z');
  });

  it('that breaks halfway marks nothing as gone', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(4))));
    const run = await world.run(async (_, position) => {
      if (position) throw new FetchError('fetch.connection');
      return { items: events(...numbered(1)), complete: true, next: { from: 1 } };
    });
    expect(run).toMatchObject({ outcome: 'failed', counts: { seen: 1, gone: 0 } });
    expect((await world.event('uid-4'))?.goneAt).toBeUndefined();
  });
});

describe('a dry run', () => {
  it('tells what would change, and writes nothing of it', async () => {
    const world = await syncWorld();
    await world.run(listing(events(...numbered(3))));
    const before = await world.event('uid-1');
    const changed = said('uid-1', { title: { nl: 'Anders' }, topics: ['culture'] });
    const run = await world.run(listing(events(changed, said('uid-2'), said('uid-9'))), {
      by: 'acc',
      dry: true,
    });
    expect(run.counts).toMatchObject({ added: 1, changed: 1, unchanged: 1, gone: 1 });
    expect(run.changes).toEqual(
      expect.arrayContaining([
        { uid: 'uid-1', kind: 'changed', title: 'Anders', fields: ['title', 'topics'] },
        { uid: 'uid-9', kind: 'added', title: 'Activiteit uid-9', fields: [] },
        { uid: 'uid-3', kind: 'gone', fields: [] },
      ]),
    );
    expect(await world.event('uid-1')).toEqual(before);
    expect(await world.event('uid-9')).toBeUndefined();
    expect((await world.event('uid-3'))?.goneAt).toBeUndefined();
    expect((await world.source()).lastRun?.id).not.toBe(run.id);
  });
});
