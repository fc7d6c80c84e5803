import { beforeEach, describe, expect, it } from 'vitest';
import { aTiming } from '../../../builders/calendar-event.ts';
import {
  balen,
  type CalendarWorld,
  calendarWorld,
  newEvent,
  newSource,
  retie,
  thursdays,
} from '../calendar-world.ts';
import { events, listing, said } from '../syncing/sync-world.ts';

const base = '/staff/calendar/events';

let world: CalendarWorld;
let editor: string;
const call = (line: string, body?: unknown) => world.call(editor, line, body);
const made = async (change: object = {}) =>
  (await call(`POST ${base}`, { ...newEvent, ...change })).body;

beforeEach(async () => {
  world = await calendarWorld();
  editor = await world.staffMember('editor', retie);
});

describe('events of staff', () => {
  it('are made by a rule, and stand in the agenda at once', async () => {
    const event = await made();
    expect(event).toMatchObject({
      nis: retie,
      origin: { sourceId: 'staff' },
      facts: { title: { nl: 'Weekmarkt' }, status: 'confirmed', visibility: 'public' },
      isPublic: true,
      recurrence: { ...thursdays, repeat: { frequency: 'weekly', weekdays: [4] } },
      version: 0,
    });
    expect(event.said.timing.parts[0].rules).toEqual(['FREQ=WEEKLY;BYDAY=TH']);
    expect(event.coming).toHaveLength(20);
    expect(event.coming[0].startsAt).toBe('2026-12-03T07:00:00.000Z');
    const [entry] = await world.deps.events.agenda(
      retie,
      new Date('2026-12-01'),
      new Date('2027-01-01'),
    );
    expect(entry?.occurrences).toHaveLength(5);
    expect(await world.auditLines()).toEqual(['event.created']);
  });

  it('that are drafts stand nowhere until they are public', async () => {
    const { id } = await made({ facts: { ...newEvent.facts, visibility: 'draft' } });
    const agenda = () =>
      world.deps.events.agenda(retie, new Date('2026-12-01'), new Date('2027-01-01'));
    expect(await agenda()).toEqual([]);
    await call(`PATCH ${base}/${id}`, { version: 0, facts: newEvent.facts });
    expect(await agenda()).toHaveLength(1);
    await call(`PATCH ${base}/${id}`, {
      version: 1,
      facts: { ...newEvent.facts, visibility: 'private' },
    });
    expect(await agenda()).toEqual([]);
  });

  it('are changed in the version that was read', async () => {
    const { id } = await made();
    const recurrence = { ...thursdays, start: '2026-12-03T09:00' };
    const edited = await call(`PATCH ${base}/${id}`, { version: 0, recurrence });
    expect(edited.body).toMatchObject({
      version: 1,
      sequence: 1,
      facts: { title: { nl: 'Weekmarkt' } },
    });
    expect((await call(`PATCH ${base}/${id}`, { version: 0, recurrence })).body.code).toBe(
      'event.changed',
    );
    expect(await world.auditLines()).toEqual(['event.created', 'event.changed']);
  });

  it('are cleaned of what cannot be seen', async () => {
    const event = await made({ facts: { title: { nl: '  Week\u202emarkt \n' }, topics: [] } });
    expect(event.facts.title.nl).toBe('Week markt');
  });

  it.each([
    ['without a title', { facts: { title: {}, topics: [] } }],
    ['that end before they begin', { recurrence: { ...thursdays, end: '2026-12-02T08:00' } }],
    ['on a day that is in no calendar', { recurrence: { start: '2026-02-30', end: '2026-02-30' } }],
    [
      'that begin on a day which their rule does not have',
      { recurrence: { ...thursdays, start: '2026-12-04T08:00', end: '2026-12-04T09:00' } },
    ],
    [
      'with a link that is none of the web',
      { facts: { ...newEvent.facts, website: 'javascript:alert(1)' } },
    ],
  ])('%s are refused', async (_, change) => {
    expect((await call(`POST ${base}`, { ...newEvent, ...change })).status).toBe(400);
  });

  it('at a time that the clock skips are refused', async () => {
    const recurrence = { start: '2027-03-28T02:30', end: '2027-03-28T03:30' };
    const answer = await call(`POST ${base}`, { ...newEvent, recurrence });
    expect(answer).toMatchObject({ status: 422, body: { code: 'event.timing' } });
  });

  it('are listed by municipality, page by page', async () => {
    for (const title of ['Een', 'Twee', 'Drie']) {
      await made({ facts: { title: { nl: title }, topics: [] } });
    }
    const first = await call(`GET ${base}?municipality=${retie}&limit=2`);
    const rest = await call(
      `GET ${base}?municipality=${retie}&limit=2&cursor=${first.body.cursor}`,
    );
    const titles = [...first.body.events, ...rest.body.events].map(({ title }) => title.nl);
    expect(titles).toEqual(['Drie', 'Twee', 'Een']);
    expect(rest.body.cursor).toBeUndefined();
    expect((await call(`GET ${base}?municipality=${balen}`)).status).toBe(403);
  });
});

describe('the preview of a rule', () => {
  const preview = (recurrence: object, count = 3) =>
    call(`POST ${base}/preview`, { recurrence, count });

  it('gives the next times, and the rule in the words of RFC 5545', async () => {
    const { body } = await preview(thursdays);
    expect(body.rule).toBe('FREQ=WEEKLY;BYDAY=TH');
    expect(body.occurrences.map(({ startsAt }: { startsAt: string }) => startsAt)).toEqual([
      '2026-12-03T07:00:00.000Z',
      '2026-12-10T07:00:00.000Z',
      '2026-12-17T07:00:00.000Z',
    ]);
    expect(body.warnings).toEqual([]);
  });

  it('warns of a day on which the clock skips that time', async () => {
    const { body } = await preview(
      { start: '2027-03-21T02:30', end: '2027-03-21T03:00', repeat: { frequency: 'weekly' } },
      2,
    );
    expect(body.occurrences[1].startsAt).toBe('2027-03-28T01:30:00.000Z');
    expect(body.warnings).toEqual([{ code: 'skipped', key: body.occurrences[1].key }]);
  });

  it('warns when nothing is to come', async () => {
    const { body } = await preview({ start: '2026-01-01', end: '2026-01-01' });
    expect(body).toMatchObject({ occurrences: [], warnings: [{ code: 'none' }] });
  });

  it('finds what comes every fourth year', async () => {
    const leap = { frequency: 'yearly', months: [2], monthDays: [29] };
    const { body } = await preview({ start: '2028-02-29', end: '2028-02-29', repeat: leap }, 2);
    expect(body.occurrences.map(({ allDay }: { allDay: object }) => allDay)).toEqual([
      { first: '2028-02-29', last: '2028-02-29' },
      { first: '2032-02-29', last: '2032-02-29' },
    ]);
  });
});

describe('events of a source', () => {
  const date = (start: string) => ({
    key: '',
    start: { wall: `${start}:00`, zone: 'Europe/Brussels' },
    end: { wall: `${start.slice(0, 11)}22:00:00`, zone: 'Europe/Brussels' },
    status: 'confirmed' as const,
  });
  const dated = (...starts: string[]) =>
    said('course', { timing: aTiming({ kind: 'dated', dates: starts.map(date) }) });

  async function synced(...steps: (readonly string[])[]) {
    const { id } = (await call('POST /staff/calendar/sources', newSource)).body;
    for (const starts of steps) {
      await call(`POST /staff/calendar/sources/${id}/sync`);
      await world.work(listing(events(dated(...starts))));
    }
    const origin = await world.deps.events.findByOrigin(id, 'course');
    return (await call(`GET ${base}/${origin?.eventId}`)).body;
  }
  const keysOf = (event: { said: { timing: { parts: { dates: { key: string }[] }[] } } }) =>
    event.said.timing.parts.flatMap(({ dates }) => dates.map(({ key }) => key));

  it('are corrected, not changed', async () => {
    const event = await synced(['2026-12-03T20:00']);
    const answer = await call(`PATCH ${base}/${event.id}`, { version: 0, facts: newEvent.facts });
    expect(answer).toMatchObject({ status: 409, body: { code: 'event.state' } });
  });

  it('keep the keys of their dates when these move', async () => {
    const before = await synced(['2026-12-03T20:00', '2026-12-10T20:00']);
    const keys = keysOf(before);
    const { sources } = (await call('GET /staff/calendar/sources')).body;
    await call(`POST /staff/calendar/sources/${sources[0].id}/sync`);
    await world.work(listing(events(dated('2026-12-03T20:00', '2026-12-11T20:00'))));
    expect(keysOf((await call(`GET ${base}/${before.id}`)).body)).toEqual(keys);
  });

  it('wait for staff with dates that cannot be told apart; the old ones stand', async () => {
    const event = await synced(
      ['2026-12-03T20:00', '2026-12-05T20:00'],
      ['2026-12-04T20:00', '2026-12-20T20:00'],
    );
    expect(event.datesHeld.vanished).toHaveLength(2);
    expect(event.datesHeld.fresh).toHaveLength(2);
    expect(event.coming.map(({ startsAt }: { startsAt: string }) => startsAt.slice(0, 10))).toEqual(
      ['2026-12-03', '2026-12-05'],
    );
    const [first] = keysOf(event);
    const [, fresh] = event.datesHeld.fresh;
    const resolved = await call(`POST ${base}/${event.id}/dates`, {
      version: event.version,
      moved: [{ key: first, to: fresh.start }],
    });
    expect(resolved.body.datesHeld).toBeUndefined();
    expect(keysOf(resolved.body)[1]).toBe(first);
    expect(keysOf(resolved.body)[0]).not.toBe('');
    expect(await world.auditLines()).toContain('event.dates-resolved');
    const { sources } = (await call('GET /staff/calendar/sources')).body;
    await call(`POST /staff/calendar/sources/${sources[0].id}/sync`);
    await world.work(listing(events(dated('2026-12-04T20:00', '2026-12-20T20:00'))));
    expect((await call(`GET ${base}/${event.id}`)).body.version).toBe(resolved.body.version);
  });

  it('take no date as moved that has not vanished, or is not new', async () => {
    const event = await synced(
      ['2026-12-03T20:00', '2026-12-05T20:00'],
      ['2026-12-04T20:00', '2026-12-20T20:00'],
    );
    const [first] = keysOf(event);
    const [fresh] = event.datesHeld.fresh;
    for (const moved of [
      [{ key: 'unknown', to: fresh.start }],
      [{ key: first, to: { wall: '2027-01-01T20:00:00', zone: 'Europe/Brussels' } }],
      [
        { key: first, to: fresh.start },
        { key: first, to: event.datesHeld.fresh[1].start },
      ],
    ]) {
      const answer = await call(`POST ${base}/${event.id}/dates`, {
        version: event.version,
        moved,
      });
      expect(answer).toMatchObject({ status: 409, body: { code: 'event.state' } });
    }
  });
});
