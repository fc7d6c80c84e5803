import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { eventKey } from '../../../../functions/calendar/events/event-keys.ts';
import { createKeptFeeds } from '../../../../functions/calendar/feeds/kept-feeds.ts';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import { placeBySlug } from '../../../../shared/programme/programme.ts';
import {
  aPart,
  aTiming,
  at,
  type EventChange,
  eventId,
  once,
} from '../../../builders/calendar-event.ts';
import { pagesWorld } from '../pages/pages-world.ts';

const path = '/calendar/feeds/nl/retie.ics';
const reason = { reason: 'test', by: 'usr_1', at: '2026-12-01T09:00:00.000Z' };

/** What a calendar holds, by what its events are called. */
const titlesIn = (body: string): string[] =>
  readCalendar(body)
    .events.map(({ summary }) => summary)
    .sort();

describe('the calendar of a municipality', () => {
  test('is a calendar of all that takes place there', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { title: { nl: 'Markt' } } });
    await world.save({ id: eventId(2), said: { title: { nl: 'Kermis' } } });
    await world.save({ id: eventId(3), nis: '13003', said: { title: { nl: 'Elders' } } });
    const answer = await world.get(path);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
      'access-control-allow-origin': '*',
      'last-modified': 'Tue, 01 Dec 2026 10:00:00 GMT',
    });
    expect(readCalendar(answer.body).name).toBe('Agenda van Retie');
    expect(titlesIn(answer.body)).toEqual(['Kermis', 'Markt']);
  });

  test('is of one topic where that is asked for, and is called so', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { title: { nl: 'Markt' }, topics: ['market'] } });
    await world.save({
      id: eventId(2),
      said: { title: { nl: 'Kermis' }, topics: ['fair', 'family'] },
    });
    const { body } = await world.get('/calendar/feeds/fr/retie/family.ics');
    expect(titlesIn(body)).toEqual(['Kermis']);
    expect(readCalendar(body).name).toBe('En famille à Retie');
    expect(body.replaceAll('\r\n ', '')).toContain(
      'SOURCE;VALUE=URI:https://site.example/calendar/feeds/fr/retie/family.ics\r\n',
    );
  });

  test('keeps what is cancelled, and what its source does not have any more, as cancelled', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { title: { nl: 'Markt' }, status: 'cancelled' } });
    await world.save({
      id: eventId(2),
      said: { title: { nl: 'Kermis' } },
      goneAt: '2026-12-01T09:00:00.000Z',
    });
    const timing = once('2026-11-05T10:00', '2026-11-05T12:00');
    await world.save({
      id: eventId(3),
      said: { title: { nl: 'Vorige maand' }, status: 'cancelled', timing },
    });
    const { events } = readCalendar((await world.get(path)).body);
    expect(events.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  test('leaves out what is over for more than four weeks', async () => {
    const world = await pagesWorld();
    const timing = once('2026-11-02T10:00', '2026-11-02T12:00');
    await world.save({ id: eventId(1), said: { timing } });
    expect(titlesIn((await world.get(path)).body)).toEqual([]);
  });

  test('counts the changes of an event, under a name that stays', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), sequence: 0 });
    const before = readCalendar((await world.get(path)).body).events[0];
    world.now.advance(3600);
    const saved = await world.events.read(eventId(1));
    await world.save({ ...saved, said: { timing: once('2026-12-03T09:00', '2026-12-03T12:00') } });
    const after = readCalendar((await world.get(path)).body).events[0];
    expect(after?.uid).toBe(before?.uid);
    expect([before?.sequence, after?.sequence]).toEqual([0, 1]);
    expect([before?.modifiedAt, after?.modifiedAt]).toEqual([
      '2026-12-01T10:00:00.000Z',
      '2026-12-01T11:00:00.000Z',
    ]);
  });
});

describe('what is not public', () => {
  const kinds = [
    ['a draft', { said: { title: { nl: 'Secret' }, visibility: 'draft' } }],
    ['a private event', { said: { title: { nl: 'Secret' }, visibility: 'private' } }],
    ['a hidden event', { said: { title: { nl: 'Secret' } }, hand: { hidden: reason } }],
    [
      'a merged event',
      { said: { title: { nl: 'Secret' } }, hand: { merged: { ...reason, into: eventId(8) } } },
    ],
    [
      'an event that staff made private',
      {
        said: { title: { nl: 'Secret' } },
        hand: {
          corrections: { visibility: { value: 'private', over: 'x', by: 'usr_1', at: reason.at } },
        },
      },
    ],
  ] as const;

  const everywhere = [
    path,
    '/calendar/feeds/nl/retie/market.ics',
    '/calendar/feeds/nl/retie.json',
    `/calendar/feeds/nl/retie/event/${eventId(1)}.ics`,
    '/calendar/nl/retie',
    '/calendar/nl/retie?q=secret',
    '/calendar/nl/retie/2026-12',
    `/calendar/nl/retie/event/${eventId(1)}`,
  ];

  test.each(kinds)('%s stands nowhere', async (_, change) => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), ...change });
    for (const address of everywhere) {
      expect((await world.get(address)).body, address).not.toContain('Secret');
    }
  });

  test.each(kinds)(
    '%s that was public goes from feeds as they are made next, even if an agenda is late',
    async (_, change) => {
      const world = await pagesWorld();
      await world.save({ id: eventId(1), said: { title: { nl: 'Secret' } } });
      expect((await world.get(path)).body).toContain('Secret');
      // The event alone, as if its agenda were written a moment later.
      const event = await world.events.read(eventId(1));
      const { said = {}, hand = {} }: EventChange = change;
      await world.table.put({
        ...eventKey(event.id),
        ...event,
        said: { ...event.said, ...said },
        hand: { ...event.hand, ...hand },
      });
      world.now.advance(15 * 60);
      for (const address of everywhere.filter(
        (one) => one.includes('/feeds/') || one.includes('/event/'),
      )) {
        expect((await world.get(address)).body, address).not.toContain('Secret');
      }
    },
  );
});

describe('who has a calendar already', () => {
  test('is told so by its tag, weak or strong, until a quarter of an hour after something changed', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const etag = String((await world.get(path)).headers.etag);
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `W/${etag}`, `"old", ${etag}`]) {
      const answer = await world.get(path, { 'if-none-match': known });
      expect(answer).toMatchObject({ statusCode: 304, body: '', headers: { etag } });
    }
    await world.save({ id: eventId(2) });
    world.now.advance(15 * 60);
    const changed = await world.get(path, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  test('is told so without the feed being made, until a change is seen or the day is over', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const etag = String((await world.get(path)).headers.etag);
    let made = 0;
    world.deps.events.agenda = async () => {
      made += 1;
      return [];
    };
    const known = { 'if-none-match': etag };
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await world.get(path, known)).statusCode).toBe(304);
    }
    expect(made).toBe(0);
    // Another language or topic is another feed.
    await world.get('/calendar/feeds/fr/retie.ics', known);
    await world.get('/calendar/feeds/nl/retie/market.ics', known);
    expect(made).toBe(2);
    world.now.set('2026-12-01T22:55:00Z');
    expect((await world.get(path)).statusCode).toBe(200);
    made = 0;
    world.now.set('2026-12-01T23:01:00Z');
    await world.get(path, known);
    expect(made).toBe(1);
  });

  test('who has none gets the one that is kept, and within a quarter of an hour what has changed', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { title: { nl: 'Markt' } } });
    const first = await world.get(path);
    await world.save({ id: eventId(2), said: { title: { nl: 'Kermis' } } });
    const { body, headers } = await world.get(path);
    expect(body).toBe(first.body);
    expect(headers).toEqual(first.headers);
    world.now.advance(15 * 60);
    expect(titlesIn((await world.get(path)).body)).toEqual(['Kermis', 'Markt']);
  });

  test('gets a whole feed where another was kept beside its tag', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { title: { nl: 'Markt' } } });
    await world.get(path);
    const key = { pk: 'FEED#13036#nl:all', sk: 'BODY' };
    await world.table.put({ ...key, etag: '"other"', packed: new Uint8Array([1]) });
    expect(titlesIn((await world.get(path)).body)).toEqual(['Markt']);
  });

  test('gets the feed also where it cannot be kept', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { title: { nl: 'Markt' } } });
    const table = {
      ...world.table,
      put: async () => {
        throw new Error('too many at once');
      },
    };
    const site = await pagesWorld(table);
    for (let asked = 0; asked < 2; asked += 1) {
      const { statusCode, body } = await site.get(path);
      expect(statusCode).toBe(200);
      expect(titlesIn(body)).toEqual(['Markt']);
    }
  });

  test('gets one that is larger than an item, which is not kept', async () => {
    const { table, now } = await pagesWorld();
    const kept = createKeptFeeds(table, now);
    const place = placeBySlug('retie');
    const made = (bytes: number) => ({
      body: randomBytes(bytes).toString('base64'),
      changedAt: now(),
    });
    await kept.keep({ language: 'nl', place }, made(300_000));
    await kept.keep({ language: 'fr', place }, made(420_000));
    const tag = await kept.tag({ language: 'nl', place });
    expect(tag && (await kept.body({ language: 'nl', place }, tag))).toHaveLength(400_000);
    expect(await kept.tag({ language: 'fr', place })).toBeUndefined();
  });

  test('is given nothing that is kept for longer: after a quarter of an hour it may go', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    await world.get(path);
    const expiresAt = Date.parse('2026-12-01T10:15:00Z') / 1000;
    const items: unknown[] = [];
    for await (const item of world.table.queryAll({ pk: 'FEED#13036#nl:all' })) items.push(item);
    expect(items).toMatchObject([
      { sk: 'BODY', expiresAt },
      { sk: 'TAG', expiresAt },
    ]);
  });

  test('has the same tag the next day, as long as nothing changes', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const etag = String((await world.get(path)).headers.etag);
    world.now.set('2026-12-02T09:00:00Z');
    expect((await world.get(path, { 'if-none-match': etag })).statusCode).toBe(304);
  });

  test('is told so by its time where it sends no tag', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const since = String((await world.get(path)).headers['last-modified']);
    const ask = (headers: Record<string, string>) => world.get(path, headers);
    expect((await ask({ 'if-modified-since': since })).statusCode).toBe(304);
    expect((await ask({ 'if-modified-since': 'Tue, 01 Dec 2026 09:59:59 GMT' })).statusCode).toBe(
      200,
    );
    expect((await ask({ 'if-modified-since': 'nonsense' })).statusCode).toBe(200);
    const both = { 'if-modified-since': since, 'if-none-match': '"other"' };
    expect((await ask(both)).statusCode).toBe(200);
  });

  test('that asks by time learns the day after of what staff have hidden', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const since = String((await world.get(path)).headers['last-modified']);
    await world.save({ ...(await world.events.read(eventId(1))), hand: { hidden: reason } });
    world.now.set('2026-12-02T09:00:00Z');
    expect((await world.get(path, { 'if-modified-since': since })).statusCode).toBe(200);
  });

  test('may ask for the head alone', async () => {
    const world = await pagesWorld();
    const answer = await world.visit({ path, method: 'HEAD' });
    expect(answer).toMatchObject({ statusCode: 200, body: '' });
    expect(answer.headers.etag).toBe((await world.get(path)).headers.etag);
  });
});

describe('what is counted of feeds', () => {
  const phone = { 'user-agent': 'iOS/18.1 (22B83) dataaccessd/1.0' };

  test('is each reading, by feed, also of who has it already', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const { headers } = await world.get(path, phone);
    await world.get(path, { ...phone, 'if-none-match': String(headers.etag) });
    await world.get('/calendar/feeds/fr/retie/family.ics', phone);
    const read = { kind: 'feed-read', nis: '13036', machine: undefined };
    expect(world.happened).toMatchObject([
      { ...read, about: { source: 'feed:13036:nl:all' } },
      { ...read, about: { source: 'feed:13036:nl:all' } },
      { ...read, about: { source: 'feed:13036:fr:family' } },
    ]);
    const [first, second] = world.happened;
    expect(first?.client).toBeDefined();
    expect(second?.client).toBe(first?.client);
  });

  test('is nothing of JSON, which the edge keeps for all', async () => {
    const world = await pagesWorld();
    const answer = await world.get('/calendar/feeds/nl/retie.json', phone);
    expect(answer.headers['cache-control']).toBe('public, max-age=300, s-maxage=900');
    expect(world.happened).toEqual([]);
  });

  test('is an event that somebody takes over as a file, once however often their calendar looks', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const file = `/calendar/feeds/nl/retie/event/${eventId(1)}.ics`;
    const browser = {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1) Mobile/15E148 Safari/604.1',
    };
    const { headers } = await world.get(file, browser);
    await world.get(file, { ...browser, 'if-none-match': String(headers.etag) });
    expect(world.happened).toEqual([
      {
        kind: 'calendar-added',
        at: world.now().toISOString(),
        nis: '13036',
        language: 'nl',
        about: { event: eventId(1) },
        machine: undefined,
      },
    ]);
    expect(headers['cache-control']).toBe('private, max-age=300');
  });
});

describe('a feed that there is not', () => {
  test.each([
    ['/calendar/feeds/nl/atlantis.ics', 404],
    ['/calendar/feeds/nl/retie/rockets.ics', 404],
    ['/calendar/feeds/nl/retie.xml', 400],
    ['/calendar/feeds/de/retie.ics', 400],
    ['/calendar/feeds/nl/retie', 400],
  ])('%s is answered with %i', async (address, status) => {
    const world = await pagesWorld();
    expect((await world.get(address)).statusCode).toBe(status);
  });
});

describe('one event as a file', () => {
  const file = `/calendar/feeds/nl/retie/event/${eventId(1)}.ics`;
  const weekly = aTiming(
    aPart({ rules: ['FREQ=WEEKLY;BYDAY=TH'], except: [at('2026-12-10T08:00')] }),
  );

  test('is all of it, to be put away', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { timing: weekly } });
    const { headers, body } = await world.get(file);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${eventId(1)}.ics"`,
    });
    expect(body).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH');
    expect(body).not.toContain('TRANSP');
  });

  test('is one of its times where that is asked for', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { timing: weekly } });
    const { body } = await world.get(`${file}?on=20261217T070000Z`);
    expect(body).toContain(`UID:${eventId(1)}.20261217T070000Z@site.example`);
    expect(body).toContain('DTSTART:20261217T070000Z');
    expect(readCalendar(body).events).toHaveLength(1);
    expect((await world.get(`${file}?on=20261210T070000Z`)).statusCode).toBe(404);
  });

  test('is that of the event into which it was merged, or of the municipality to which it moved', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), hand: { merged: { ...reason, into: eventId(2) } } });
    await world.save({ id: eventId(2), nis: '13003' });
    const location = `/calendar/feeds/nl/balen/event/${eventId(2)}.ics`;
    expect(await world.get(file)).toMatchObject({ statusCode: 301, headers: { location } });
    expect(await world.get(file.replace(eventId(1), eventId(2)))).toMatchObject({
      statusCode: 301,
      headers: { location },
    });
    expect((await world.get(location)).statusCode).toBe(200);
    expect((await world.get(`${file}?on=20261217T070000Z`)).headers).toMatchObject({ location });
    const moved = await world.get(`${file.replace(eventId(1), eventId(2))}?on=20261217T070000Z`);
    expect(moved.headers.location).toBe(`${location}?on=20261217T070000Z`);
  });

  test.each([`${eventId(9)}.ics`, 'evt_nonsense.ics'])('is not there for %s', async (name) => {
    const world = await pagesWorld();
    expect((await world.get(`/calendar/feeds/nl/retie/event/${name}`)).statusCode).toBe(404);
  });
});
