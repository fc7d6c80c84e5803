import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aPart, aTiming, eventId, once } from '../../../builders/calendar-event.ts';
import { type PagesWorld, pagesWorld } from '../pages/pages-world.ts';

const path = '/calendar/feeds/nl/retie.json';

const read = async (world: PagesWorld, address = path) =>
  JSON.parse((await world.get(address)).body);

describe('a calendar as JSON', () => {
  test('is what pages show of an event, and nothing else', async () => {
    const world = await pagesWorld();
    await world.save({
      id: eventId(1),
      said: { description: { fr: 'Chaque jeudi.' }, image: 'https://img.example/a.jpg' },
      hand: { promoted: true },
    });
    const { events, ...head } = await read(world);
    expect(head).toEqual({
      municipality: { nis: '13036', slug: 'retie', name: 'Retie' },
      language: 'nl',
      month: '2026-12',
      next: 'https://site.example/calendar/feeds/nl/retie.json?month=2027-01&page=1',
    });
    expect(events).toEqual([
      {
        id: eventId(1),
        title: 'Weekmarkt',
        titleLanguage: 'nl',
        description: 'Chaque jeudi.',
        descriptionLanguage: 'fr',
        municipality: { nis: '13036', slug: 'retie', name: 'Retie' },
        venue: { name: 'Marktplein', street: 'Markt 1', postcode: '2470', town: 'Retie' },
        organizer: 'Gemeente Retie',
        website: 'https://www.retie.example/markt',
        image: 'https://img.example/a.jpg',
        topics: ['market'],
        status: 'confirmed',
        promoted: true,
        takesRegistrations: false,
        occurrences: [
          {
            key: 'once',
            startsAt: '2026-12-03T08:00:00+01:00',
            endsAt: '2026-12-03T11:00:00+01:00',
            status: 'confirmed',
            page: `https://site.example/calendar/nl/retie/event/${eventId(1)}`,
          },
        ],
        page: `https://site.example/calendar/nl/retie/event/${eventId(1)}`,
        file: `https://site.example/calendar/feeds/nl/retie/event/${eventId(1)}.ics`,
        sequence: 2,
        changedAt: '2026-12-01T10:00:00.000Z',
      },
    ]);
  });

  test('is explained field by field', async () => {
    const world = await pagesWorld();
    const start = { date: '2026-12-05' };
    const timing = aTiming(
      aPart({
        start,
        length: { duration: 'P1D' },
        rules: ['FREQ=DAILY;COUNT=2'],
        changes: [{ recurrenceId: start, range: 'one', summary: 'Opening' }],
      }),
    );
    await world.save({ id: eventId(1), said: { timing, image: 'https://img.example/a.jpg' } });
    const answer = await read(world, '/calendar/feeds/nl/retie/market.json');
    const guide = readFileSync(
      new URL('../../../../docs/calendar-json.md', import.meta.url),
      'utf8',
    );
    const [event] = answer.events;
    const [occurrence] = event.occurrences;
    expect(Object.keys(occurrence)).toContain('summary');
    expect(Object.keys(occurrence)).toContain('allDay');
    const fields = [answer, event, occurrence].flatMap((one) => Object.keys(one));
    for (const field of fields) expect(guide).toContain(`\`${field}\``);
  });

  test('leads on by hundreds and by months, to the end of what is known', async () => {
    const world = await pagesWorld();
    for (let number = 1; number <= 101; number += 1) {
      await world.save({ id: eventId(number), said: { title: { nl: `Feest ${number}` } } });
    }
    await world.save({
      id: eventId(200),
      said: { timing: once('2027-02-01T10:00', '2027-02-01T12:00') },
    });
    const counts = new Map<string, number>();
    let next: string | undefined = path;
    while (next) {
      const { month, events, next: after } = await read(world, next);
      counts.set(month, (counts.get(month) ?? 0) + events.length);
      next = after;
    }
    expect(counts.get('2026-12')).toBe(101);
    expect(counts.get('2027-02')).toBe(1);
    expect([...counts.keys()].at(-1)).toBe('2028-04');
  });

  test('is of the topic and the month that are asked for', async () => {
    const world = await pagesWorld();
    await world.save({
      id: eventId(1),
      said: { topics: ['fair'], timing: once('2027-01-09T10:00', '2027-01-09T12:00') },
    });
    await world.save({
      id: eventId(2),
      said: { timing: once('2027-01-09T10:00', '2027-01-09T12:00') },
    });
    const { topic, events, next } = await read(
      world,
      '/calendar/feeds/en/retie/fair.json?month=2027-01',
    );
    expect([topic, events.length]).toEqual(['fair', 1]);
    expect(next).toBe(
      'https://site.example/calendar/feeds/en/retie/fair.json?month=2027-02&page=1',
    );
  });

  test('may be read by pages of any site, and is not sent again while nothing has changed', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const { headers } = await world.get(path);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'content-type': 'application/json; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect((await world.get(path, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304);
  });

  test.each(['month=2026-13', 'month=soon', 'page=0'])('refuses %s', async (query) => {
    const world = await pagesWorld();
    expect((await world.get(`${path}?${query}`)).statusCode).toBe(400);
  });
});
