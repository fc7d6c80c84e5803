import { describe, expect, test } from 'vitest';
import { aPart, aTiming, at, eventId, once } from '../../../builders/calendar-event.ts';
import { partsOf } from '../../../builders/parts-of.ts';
import { pagesWorld, textOf } from './pages-world.ts';

/** Names of what takes place, in the order of a list. */
const titlesIn = (body: string): string[] =>
  [...body.matchAll(/<strong[^>]*>([^<]+)<\/strong>/g)].map(([, title = '']) => title);

/** Days of a list, each with the names of what takes place. */
const daysIn = (body: string): Record<string, string[]> =>
  Object.fromEntries(
    [...body.matchAll(/<section class="day"[\s\S]*?<\/section>/g)].map(([section]) => [
      /datetime="([^"]+)"/.exec(section)?.[1] ?? '',
      titlesIn(section),
    ]),
  );

const named = (number: number, title: string, start: string, end: string) => ({
  id: eventId(number),
  said: { title: { nl: title }, timing: once(start, end) },
});

describe('the municipalities of the calendar', () => {
  test('are shown in the language of the browser', async () => {
    const world = await pagesWorld();
    const answer = await world.get('/calendar', { 'accept-language': 'fr-BE,nl;q=0.8' });
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: '/calendar/fr' } });
    expect((await world.get('/calendar/fr')).body).toContain('href="/calendar/fr/zoutleeuw"');
  });
});

describe('the agenda of a municipality', () => {
  test('tells day by day what takes place in the coming weeks', async () => {
    const world = await pagesWorld();
    await world.save(named(1, 'Markt', '2026-12-03T08:00', '2026-12-03T11:00'));
    await world.save(named(2, 'Koopavond', '2026-12-03T18:00', '2026-12-03T21:00'));
    await world.save(named(3, 'Vandaag', '2026-12-01T20:00', '2026-12-01T22:00'));
    await world.save(named(4, 'Nieuwjaar', '2026-12-29T20:00', '2026-12-29T22:00'));
    await world.save({
      ...named(5, 'Elders', '2026-12-03T08:00', '2026-12-03T11:00'),
      nis: '13003',
    });
    const { body } = await world.get('/calendar/nl/retie');
    expect(daysIn(body)).toEqual({
      '2026-12-01': ['Vandaag'],
      '2026-12-03': ['Markt', 'Koopavond'],
    });
    const text = textOf(body);
    expect(text).toContain('dinsdag 1 december vandaag 20:00 tot 22:00 uur Vandaag');
    expect(text).toContain('Marktplein, Retie · Markt');
    expect(body).toContain(`href="/calendar/nl/retie/event/${eventId(1)}"`);
  });

  test('begins a day with what staff put forward', async () => {
    const world = await pagesWorld();
    await world.save(named(1, 'Vroeg', '2026-12-03T08:00', '2026-12-03T11:00'));
    await world.save({
      ...named(2, 'Laat', '2026-12-03T18:00', '2026-12-03T21:00'),
      hand: { promoted: true },
    });
    const { body } = await world.get('/calendar/nl/retie');
    expect(titlesIn(body)).toEqual(['Laat', 'Vroeg']);
    expect(body.match(/class="badge"/g)).toHaveLength(1);
  });

  test('shows once what lasts several days, under the first that is still to come', async () => {
    const world = await pagesWorld();
    const fair = (number: number, title: string, first: string, end: string) => ({
      id: eventId(number),
      said: {
        title: { nl: title },
        timing: aTiming(aPart({ start: { date: first }, length: { end: { date: end } } })),
      },
    });
    await world.save(fair(1, 'Kermis', '2026-12-05', '2026-12-08'));
    await world.save(fair(2, 'Expo', '2026-11-20', '2026-12-11'));
    await world.save(named(3, 'Fuif', '2026-11-30T21:00', '2026-12-01T04:00'));
    await world.save(named(4, 'Bal', '2026-12-05T21:00', '2026-12-06T04:00'));
    const { body } = await world.get('/calendar/nl/retie');
    expect(daysIn(body)).toEqual({ '2026-12-01': ['Expo'], '2026-12-05': ['Kermis', 'Bal'] });
    expect(textOf(body)).toContain('tot en met maandag 7 december Kermis');
    expect(textOf(body)).toContain('21:00 tot 04:00 uur Bal');
  });

  test('says in words what does not take place', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { status: 'cancelled' } });
    await world.save({ id: eventId(2), said: { status: 'postponed' } });
    await world.save({ id: eventId(3), said: { status: 'tentative' } });
    await world.save({
      id: eventId(4),
      goneAt: '2026-12-01T09:00:00.000Z',
      hand: { promoted: true },
    });
    const { body } = await world.get('/calendar/nl/retie');
    const text = textOf(body);
    expect(text.match(/Geannuleerd/g)).toHaveLength(2);
    expect(text).toContain('Uitgesteld');
    expect(text).toContain('Onder voorbehoud');
    expect(body).not.toContain('class="badge"');
  });

  test('finds by words in any language, whatever accents and case, and by topic, far ahead', async () => {
    const world = await pagesWorld();
    await world.save({
      id: eventId(1),
      said: {
        title: { nl: 'Jaarmarkt', fr: 'Foire d’été' },
        topics: ['fair'],
        timing: once('2027-05-15T08:00', '2027-05-15T11:00'),
      },
    });
    await world.save({
      id: eventId(2),
      said: { title: { nl: 'Loopwedstrijd' }, topics: ['sports'], venue: { name: 'Café De Mol' } },
    });
    const found = async (query: string) =>
      titlesIn((await world.get(`/calendar/nl/retie?${query}`)).body);
    expect(await found('q=ETE+foire')).toEqual(['Jaarmarkt']);
    expect(await found('q=cafe')).toEqual(['Loopwedstrijd']);
    expect(await found('q=sport')).toEqual(['Loopwedstrijd']);
    expect(await found('topic=fair')).toEqual(['Jaarmarkt']);
    expect(await found('topic=fair&q=cafe')).toEqual([]);
    expect(await found('topic=rockets&utm_source=x')).toEqual(['Loopwedstrijd']);
  });

  test('keeps what was looked for in the form, in the feed and in another language', async () => {
    const world = await pagesWorld();
    const { body } = await world.get('/calendar/nl/retie?q=%22markt%22&topic=fair');
    expect(body).toContain('value="&quot;markt&quot;"');
    expect(body).toMatch(/<option value="fair" selected/);
    expect(body).toContain('href="/calendar/en/retie?q=%22markt%22&amp;topic=fair"');
    expect(body).toContain('href="webcal://site.example/calendar/feeds/nl/retie/fair.ics"');
    expect(textOf(body)).toContain('Wij vonden niets van 1 december tot en met 31 mei 2027.');
  });

  test('goes on and back by weeks, as far as it knows', async () => {
    const world = await pagesWorld();
    const first = await world.get('/calendar/nl/retie');
    expect(textOf(first.body)).toContain(
      'Er staat nog niets in de agenda van 1 december tot en met 28 december 2026.',
    );
    expect(partsOf(first.body)).toBe('above');
    expect(first.body).toContain('href="/calendar/nl/retie?from=2026-12-29"');
    const second = await world.get('/calendar/nl/retie?from=2026-12-29');
    expect(second.body).toContain('href="/calendar/nl/retie?from=2026-12-01"');
    expect(second.body).toContain('href="/calendar/nl/retie"');
    const last = await world.get('/calendar/nl/retie?from=2028-04-10');
    expect(last.body).not.toContain('Verder vanaf');
    for (const from of ['2030-01-01', '2020-01-01', 'soon', '2026-02-31']) {
      const { statusCode, body } = await world.get(`/calendar/nl/retie?from=${from}`);
      expect(statusCode).toBe(200);
      expect(textOf(body)).toContain('van 1 december tot en met 28 december 2026');
    }
  });

  test('shows each time once, a list after the other, however many there are', async () => {
    const world = await pagesWorld();
    const daily = aTiming(aPart({ rules: ['FREQ=DAILY'] }));
    for (let number = 1; number <= 30; number += 1) {
      await world.save({
        id: eventId(number),
        said: { title: { nl: `Open ${number}` }, timing: daily },
      });
    }
    const seen = new Set<string>();
    let path: string | undefined = '/calendar/nl/retie';
    for (let lists = 0; path && lists < 10; lists += 1) {
      const { body }: { body: string } = await world.get(path);
      for (const [day, titles] of Object.entries(daysIn(body))) {
        expect(titles).toHaveLength(30);
        expect(seen).not.toContain(day);
        seen.add(day);
      }
      expect(Object.keys(daysIn(body)).length).toBeLessThanOrEqual(4);
      path = /class="button" href="([^"]+from=[^"]+)"/.exec(body)?.[1];
    }
    expect([...seen].sort().at(0)).toBe('2026-12-03');
    expect(seen.size).toBe(40);
  });

  test('leads to its month, to its feed and to other programs', async () => {
    const world = await pagesWorld();
    const { body } = await world.get('/calendar/nl/retie');
    expect(body).toContain('href="/calendar/nl/retie/2026-12"');
    expect(body).toContain('href="webcal://site.example/calendar/feeds/nl/retie.ics"');
    expect(body).toContain('value="https://site.example/calendar/feeds/nl/retie.ics"');
    expect(body).toContain('cid=webcal%3A%2F%2Fsite.example%2Fcalendar%2Ffeeds%2Fnl%2Fretie.ics');
    expect(body).toContain('<link rel="canonical" href="https://site.example/calendar/nl/retie"');
  });

  test('is not there for a municipality that does not take part, and says where others are', async () => {
    const world = await pagesWorld();
    const answer = await world.get('/calendar/fr/atlantis');
    expect(answer.statusCode).toBe(404);
    expect(textOf(answer.body)).toContain('Cette commune ne participe pas');
    expect(answer.body).toContain('href="/calendar/fr"');
  });

  test('writes what people typed as text', async () => {
    const world = await pagesWorld();
    const nasty = '<script>alert(1)</script>" onclick="x';
    await world.save({
      id: eventId(1),
      said: {
        title: { nl: nasty },
        venue: { name: nasty, town: nasty },
        timing: once('2026-12-03T08:00', '2026-12-03T11:00'),
      },
    });
    for (const path of [
      '/calendar/nl/retie',
      '/calendar/nl/retie/2026-12',
      `/calendar/nl/retie/event/${eventId(1)}`,
    ]) {
      const { body, headers } = await world.get(path);
      expect(body.includes('<script>alert'), path).toBe(false);
      const page = body.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '');
      expect(page.includes('" onclick'), path).toBe(false);
      expect(headers['content-security-policy']).not.toContain('script-src');
    }
  });
});

describe('a moved time', () => {
  test('stands under its new day, with its own name', async () => {
    const world = await pagesWorld();
    const timing = aTiming(
      aPart({
        rules: ['FREQ=WEEKLY;BYDAY=TH;COUNT=2'],
        changes: [
          {
            recurrenceId: at('2026-12-10T08:00'),
            range: 'one',
            start: at('2026-12-11T09:00'),
            summary: 'Kerstmarkt',
          },
        ],
      }),
    );
    await world.save({ id: eventId(1), said: { timing } });
    const { body } = await world.get('/calendar/nl/retie');
    expect(daysIn(body)).toEqual({ '2026-12-03': ['Weekmarkt'], '2026-12-11': ['Kerstmarkt'] });
  });
});
