import { describe, expect, test } from 'vitest';
import { sourceKey } from '../../../../functions/calendar/sources/source-keys.ts';
import {
  aPart,
  aTiming,
  at,
  type EventChange,
  eventId,
  once,
} from '../../../builders/calendar-event.ts';
import { pagesWorld, textOf } from './pages-world.ts';

const path = `/calendar/nl/retie/event/${eventId(1)}`;
const weekly = aTiming(
  aPart({
    rules: ['FREQ=WEEKLY;BYDAY=TH'],
    changes: [
      { recurrenceId: at('2026-12-10T08:00'), range: 'one', status: 'cancelled' },
      {
        recurrenceId: at('2026-12-17T08:00'),
        range: 'one',
        start: at('2026-12-18T09:00'),
        summary: 'Kerstmarkt',
      },
    ],
  }),
);
const reason = { reason: 'test', by: 'usr_1', at: '2026-12-01T09:00:00.000Z' };

async function show(change: EventChange = {}, address = path) {
  const world = await pagesWorld();
  await world.save({ id: eventId(1), ...change });
  const { body } = await world.get(address);
  return { body, text: textOf(body) };
}

/** What search engines read in a page. */
const dataIn = (body: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(body)?.[1] ?? 'null');

describe('the page of an event', () => {
  test('is counted where it is found', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    await world.get(path);
    await world.get(`/calendar/nl/retie/event/${eventId(2)}`);
    expect(world.happened).toEqual([
      {
        kind: 'event-page',
        at: world.now().toISOString(),
        nis: '13036',
        language: 'nl',
        about: { event: eventId(1) },
        machine: 'no-agent',
      },
    ]);
  });

  test('tells when, where, by whom, and who told us', async () => {
    const { body, text } = await show({ said: { image: 'https://img.example/a.jpg' } });
    expect(body).toContain('<h1>Weekmarkt</h1>');
    expect(text).toContain('donderdag 3 december, 08:00 tot 11:00 uur');
    expect(text).toContain('Elke donderdag op het marktplein.');
    expect(text).toContain('Waar Marktplein Markt 1 2470 Retie');
    expect(text).toContain('Organisatie Gemeente Retie');
    expect(text).toContain('Soort Markt');
    expect(text).toContain('Informatie van uw gemeente, aangepast op 1 december 2026');
    expect(body).toContain('href="https://www.retie.example/markt"');
    expect(body).toContain('href="https://img.example/a.jpg"');
    expect(body).not.toContain('src="https://');
  });

  test('names the source that told us', async () => {
    const world = await pagesWorld();
    const id = 'src_01jz0000000000000000000001';
    await world.table.put({
      ...sourceKey(id),
      id,
      name: 'Kalender van de bib',
      nis: '13036',
      alsoNis: [],
      topics: [],
      settings: { kind: 'ical', url: 'https://bib.example/a.ics' },
      state: 'active',
      createdAt: reason.at,
      createdBy: 'usr_1',
      version: 1,
      revision: 1,
    });
    await world.save({ id: eventId(1), origin: { sourceId: id, uid: 'a' } });
    expect(textOf((await world.get(path)).body)).toContain('Informatie van Kalender van de bib');
  });

  test('tells of a series its rule and its next times, the changed ones too', async () => {
    const { body, text } = await show({ said: { timing: weekly } });
    expect(text).toContain('Elke donderdag, 08:00 tot 11:00 uur.');
    expect(text).toContain(
      'De volgende keren donderdag 3 december, 08:00 tot 11:00 uur donderdag 10 december, 08:00 tot 11:00 uur Geannuleerd vrijdag 18 december, 09:00 tot 12:00 uur',
    );
    expect(body.match(/rel="nofollow"/g)).toHaveLength(12);
    expect(text).toMatch(/En nog \d+ keer tot eind mei 2028\./);
    expect(body).toContain(`href="${path}?on=20261210T070000Z"`);
  });

  test('is about one time where that is asked for', async () => {
    const moved = await show({ said: { timing: weekly } }, `${path}?on=20261217T070000Z`);
    expect(moved.body).toContain('<h1>Kerstmarkt</h1>');
    expect(moved.text).toContain('Kerstmarkt vrijdag 18 december, 09:00 tot 12:00 uur');
    expect(moved.text).toContain('(deze pagina)');
    expect(moved.body).toContain(`<link rel="canonical" href="https://site.example${path}"`);
    expect(moved.body).toContain(`href="${path.replace('/nl/', '/fr/')}?on=20261217T070000Z"`);
    const off = await show({ said: { timing: weekly } }, `${path}?on=20261210T070000Z`);
    expect(off.text).toContain('Op deze dag gaat het niet door.');
    expect(off.text).not.toContain('Zet dit in uw agenda');
    const unknown = await show({ said: { timing: weekly } }, `${path}?on=nonsense`);
    expect(unknown.body).toContain('<h1>Weekmarkt</h1>');
  });

  test.each([
    ['cancelled', 'Dit gaat niet door.', false],
    ['postponed', 'Dit is uitgesteld.', false],
    ['tentative', 'Dit staat nog niet vast.', true],
  ] as const)('says that it is %s', async (status, words, isOffered) => {
    const { text } = await show({ said: { status } });
    expect(text).toContain(words);
    expect(text.includes('Zet dit in uw agenda')).toBe(isOffered);
  });

  test('says that it is over, and after a year keeps it from search engines', async () => {
    const timing = once('2026-11-20T08:00', '2026-11-20T11:00');
    const { body, text } = await show({ said: { timing } });
    expect(text).toContain('vrijdag 20 november, 08:00 tot 11:00 uur');
    expect(text).toContain('Dit is voorbij.');
    expect(text).not.toContain('Zet dit in uw agenda');
    expect(body).not.toContain('content="noindex"');
    const old = await show({ said: { timing: once('2025-09-20T08:00', '2025-09-20T11:00') } });
    expect(old.text).toContain('Dit is voorbij.');
    expect(old.body).toContain('content="noindex"');
  });

  test('is offered to calendars: as a file, to Google, and whole where it is a series', async () => {
    const single = await show();
    const file = `/calendar/feeds/nl/retie/event/${eventId(1)}.ics`;
    expect(single.body).toContain(`href="${file}"`);
    expect(single.body).toContain(`href="${path}/google"`);
    expect(single.text).not.toContain('Voeg de hele reeks toe');
    const series = await show({ said: { timing: weekly } });
    expect(series.body).toContain(`href="${file}?on=20261203T070000Z"`);
    expect(series.body).toContain(`href="${file}"`);
    expect(series.body).toContain(`href="${path}/google?on=20261203T070000Z"`);
  });

  test('leads on to Google with the time that it showed, and counts that', async () => {
    const google = async (change: EventChange, on = '') => {
      const world = await pagesWorld();
      await world.save({ id: eventId(1), ...change });
      const answer = await world.get(`${path}/google${on}`, { 'user-agent': 'Safari/605.1.15' });
      return { ...answer, location: String(answer.headers.location), happened: world.happened };
    };
    const single = await google({});
    expect(single.statusCode).toBe(302);
    expect(single.location).toMatch(/^https:\/\/calendar\.google\.com\/calendar\/render\?/);
    expect(single.location).toContain('dates=20261203T070000Z%2F20261203T100000Z');
    expect(single.happened).toMatchObject([
      { kind: 'calendar-added', nis: '13036', about: { event: eventId(1) } },
    ]);
    const later = await google({ said: { timing: weekly } }, '?on=20261217T070000Z');
    expect(later.location).toContain('dates=20261218T080000Z');
    const timing = aTiming(aPart({ start: { date: '2026-12-05' }, length: { duration: 'P2D' } }));
    expect((await google({ said: { timing } })).location).toContain('dates=20261205%2F20261207');
  });

  test('leads back to itself where there is nothing to take over any more', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { status: 'cancelled' } });
    const answer = await world.get(`${path}/google`);
    expect(answer).toMatchObject({ statusCode: 303, headers: { location: path } });
    expect(world.happened).toEqual([]);
  });

  test('marks what staff put forward, and to what a newsletter belongs', async () => {
    const { body, text } = await show({ hand: { promoted: true }, moments: 1 });
    expect(text).toContain('Aanrader');
    expect(text).toContain('Bij deze activiteit hoort een nieuwsbrief.');
    expect(body).toContain('href="/newsletter/nl/retie"');
  });

  test('marks a text in another language for those who have pages read aloud', async () => {
    const { body, text } = await show(
      {
        said: {
          title: { nl: 'Weekmarkt' },
          description: { nl: 'Elke week.\nVroeg.\n\nGezellig.' },
        },
      },
      path.replace('/nl/', '/en/'),
    );
    expect(body).toContain('<h1 lang="nl">Weekmarkt</h1>');
    expect(body).toContain('<div lang="nl"><p>Elke week.<br/>Vroeg.</p><p>Gezellig.</p></div>');
    expect(text).toContain('This text is in Dutch.');
  });

  test('is shown by networks with what it is about', async () => {
    const { body } = await show();
    expect(body).toContain(
      '<meta property="og:description" content="donderdag 3 december, 08:00 tot 11:00 uur in Marktplein. Elke donderdag op het marktplein."',
    );
    expect(body).toContain(`<meta property="og:url" content="https://site.example${path}"`);
  });
});

describe('an address of an event that leads elsewhere', () => {
  test('leads to the event that it was merged into', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), hand: { merged: { ...reason, into: eventId(2) } } });
    await world.save({ id: eventId(2), hand: { merged: { ...reason, into: eventId(3) } } });
    await world.save({ id: eventId(3) });
    const location = path.replace(eventId(1), eventId(3));
    expect(await world.get(`${path}?on=x`)).toMatchObject({
      statusCode: 301,
      headers: { location },
    });
  });

  test('leads nowhere from one that was merged in a circle, or into what is hidden', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), hand: { merged: { ...reason, into: eventId(2) } } });
    await world.save({ id: eventId(2), hand: { merged: { ...reason, into: eventId(1) } } });
    expect((await world.get(path)).statusCode).toBe(404);
    await world.save({ ...(await world.events.read(eventId(2))), hand: { hidden: reason } });
    expect((await world.get(path)).statusCode).toBe(404);
  });

  test('leads to the municipality in which it takes place', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), nis: '13003' });
    const location = `${path.replace('/retie/', '/balen/')}?on=x`;
    expect(await world.get(`${path}?on=x`)).toMatchObject({
      statusCode: 301,
      headers: { location },
    });
  });

  test.each([eventId(9), 'nonsense'])(
    'says of %s that it is not in the calendar, and what is',
    async (id) => {
      const world = await pagesWorld();
      const answer = await world.get(path.replace(eventId(1), id));
      expect(answer.statusCode).toBe(404);
      expect(textOf(answer.body)).toContain('Deze activiteit staat niet in de agenda');
      expect(answer.body).toContain('href="/calendar/nl/retie"');
      expect(answer.body).toContain('content="noindex"');
    },
  );
});

describe('what search engines read of an event', () => {
  test('is one event where it takes place once', async () => {
    const data = dataIn((await show()).body);
    expect(data).toMatchObject({
      '@type': 'Event',
      name: 'Weekmarkt',
      startDate: '2026-12-03T08:00:00+01:00',
      endDate: '2026-12-03T11:00:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: {
        '@type': 'Place',
        name: 'Marktplein',
        address: { streetAddress: 'Markt 1', postalCode: '2470', addressLocality: 'Retie' },
      },
      organizer: { '@type': 'Organization', name: 'Gemeente Retie' },
      url: `https://site.example${path}`,
    });
  });

  test('is a series of the next twenty times, each with its own status', async () => {
    const data = dataIn((await show({ said: { timing: weekly } })).body);
    expect(data['@type']).toBe('EventSeries');
    expect(data.subEvent).toHaveLength(20);
    expect(data.subEvent[1]).toMatchObject({
      '@type': 'Event',
      startDate: '2026-12-10T08:00:00+01:00',
      eventStatus: 'https://schema.org/EventCancelled',
    });
    expect(data.subEvent[18].startDate).toBe('2027-04-08T08:00:00+02:00');
  });

  test.each([
    ['postponed', 'EventPostponed'],
    ['cancelled', 'EventCancelled'],
  ] as const)('says that it is %s', async (status, name) => {
    expect(dataIn((await show({ said: { status } })).body).eventStatus).toBe(
      `https://schema.org/${name}`,
    );
  });

  test('has whole days as dates', async () => {
    const timing = aTiming(aPart({ start: { date: '2026-12-05' }, length: { duration: 'P3D' } }));
    expect(dataIn((await show({ said: { timing } })).body)).toMatchObject({
      startDate: '2026-12-05',
      endDate: '2026-12-07',
    });
  });

  test('is not ended by what somebody typed', async () => {
    const title = '</script><script>alert(1)</script><!--';
    const { body } = await show({ said: { title: { nl: title }, description: { nl: title } } });
    expect(dataIn(body).name).toBe(title);
    expect(body.match(/<script/g)).toHaveLength(1);
  });
});
