import { describe, expect, test } from 'vitest';
import { eventKey } from '../../../../functions/calendar/events/event-keys.ts';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
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
      'cache-control': 'public, max-age=300, s-maxage=900',
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
    '%s that was public goes from feeds at once, even if an agenda is late',
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
      for (const address of everywhere.filter(
        (one) => one.includes('/feeds/') || one.includes('/event/'),
      )) {
        expect((await world.get(address)).body, address).not.toContain('Secret');
      }
    },
  );
});

describe('who has a calendar already', () => {
  test('is told so by its tag, weak or strong, until something changes', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const etag = String((await world.get(path)).headers.etag);
    expect(etag).toMatch(/^"[\w-]+"$/);
    for (const known of [etag, `W/${etag}`, `"old", ${etag}`]) {
      const answer = await world.get(path, { 'if-none-match': known });
      expect(answer).toMatchObject({ statusCode: 304, body: '', headers: { etag } });
    }
    await world.save({ id: eventId(2) });
    const changed = await world.get(path, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
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
