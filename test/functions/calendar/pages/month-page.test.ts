import { describe, expect, test } from 'vitest';
import { aPart, aTiming, eventId, once } from '../../../builders/calendar-event.ts';
import { cpuTime } from '../../../builders/cpu-time.ts';
import { pagesWorld, textOf } from './pages-world.ts';

const path = '/calendar/nl/retie/2026-12';

/** The cells of a month: weeks of days, each with its text; what lies outside the month is empty. */
const weeksIn = (body: string): string[][] => {
  const table = /<tbody[\s\S]*<\/tbody>/.exec(body)?.[0] ?? '';
  return [...table.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<td[\s\S]*?(?:<\/td>|\/>)/g)].map(([cell]) => textOf(cell).trim()),
  );
};

describe('the month of a municipality', () => {
  test('is a table of weeks, from Monday to Sunday, with a caption and the names of the days', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1) });
    const { body } = await world.get(path);
    expect(body).toMatch(/<caption[^>]*>Agenda van Retie in december 2026, per dag<\/caption>/);
    const names = [...body.matchAll(/<th scope="col"[^>]*>([^<]+)<\/th>/g)].map(([, name]) => name);
    expect(names).toEqual([
      'maandag',
      'dinsdag',
      'woensdag',
      'donderdag',
      'vrijdag',
      'zaterdag',
      'zondag',
    ]);
    const weeks = weeksIn(body);
    expect(weeks).toHaveLength(5);
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect(weeks[0]).toEqual([
      '',
      'dinsdag 1 december vandaag',
      'woensdag 2 december',
      'donderdag 3 december 08:00 Weekmarkt',
      'vrijdag 4 december',
      'zaterdag 5 december',
      'zondag 6 december',
    ]);
    expect(weeks[4]?.slice(3)).toEqual(['donderdag 31 december', '', '', '']);
  });

  test('has what lasts several days on each of them, and says at the first until when', async () => {
    const world = await pagesWorld();
    const timing = aTiming(
      aPart({ start: { date: '2026-11-29' }, length: { end: { date: '2026-12-04' } } }),
    );
    await world.save({ id: eventId(1), said: { title: { nl: 'Expo' }, timing } });
    const [week] = weeksIn((await world.get(path)).body);
    expect(week?.slice(1, 5)).toEqual([
      'dinsdag 1 december vandaag Expo tot en met donderdag 3 december',
      'woensdag 2 december Expo',
      'donderdag 3 december Expo',
      'vrijdag 4 december',
    ]);
  });

  test('says in words what is cancelled', async () => {
    const world = await pagesWorld();
    await world.save({ id: eventId(1), said: { status: 'cancelled' } });
    expect(weeksIn((await world.get(path)).body)[0]?.[3]).toBe(
      'donderdag 3 december 08:00 Weekmarkt Geannuleerd',
    );
  });

  test('leads to the months beside it, as far as there are pages', async () => {
    const world = await pagesWorld();
    const links = async (month: string) => {
      const { body } = await world.get(`/calendar/nl/retie/${month}`);
      return [...body.matchAll(/rel="(prev|next)" href="[^"]*\/([\d-]+)"/g)].map(([, , to]) => to);
    };
    expect(await links('2026-12')).toEqual(['2026-11', '2027-01']);
    expect(await links('2025-11')).toEqual(['2025-12']);
    expect(await links('2028-05')).toEqual(['2028-04']);
  });

  test.each(['2025-10', '2028-06', '2026-13', 'soon'])(
    'has no page for %s, and leads to the agenda',
    async (month) => {
      const world = await pagesWorld();
      const answer = await world.get(`/calendar/nl/retie/${month}`);
      expect(answer.statusCode).toBe(404);
      expect(textOf(answer.body)).toContain('Deze maand tonen wij niet');
      expect(answer.body).toContain('href="/calendar/nl/retie"');
    },
  );

  test('is kept from search engines after a year', async () => {
    const world = await pagesWorld();
    const isHidden = async (month: string) =>
      (await world.get(`/calendar/nl/retie/${month}`)).body.includes('content="noindex"');
    expect(await isHidden('2025-11')).toBe(true);
    expect(await isHidden('2025-12')).toBe(false);
    expect(await isHidden('2027-05')).toBe(false);
  });

  test('of two thousand times is made quickly, is no flood, and leads to the rest', async () => {
    const world = await pagesWorld();
    const daily = aTiming(
      aPart({
        start: { date: '2026-12-01' },
        length: { duration: 'P1D' },
        rules: ['FREQ=DAILY;COUNT=31'],
      }),
    );
    for (let number = 1; number <= 65; number += 1) {
      await world.save({
        id: eventId(number),
        said: { title: { nl: `Open ${number}` }, timing: daily },
      });
    }
    await world.get(path);
    let body = '';
    const took = await cpuTime(async () => {
      ({ body } = await world.get(path));
    });
    expect(took).toBeLessThan(600);
    expect(body.match(/<li/g)?.length).toBeLessThan(500);
    expect(Buffer.byteLength(body)).toBeLessThan(200_000);
    expect(textOf(body)).toContain('Nog 53 op donderdag 3 december');
    const rest = /href="(\/calendar\/nl\/retie\?from=2026-12-03)"/.exec(body)?.[1] ?? '';
    expect(textOf((await world.get(rest)).body)).toContain('Open 65');
  });

  test('is told in other languages', async () => {
    const world = await pagesWorld();
    await world.save({
      id: eventId(1),
      said: { timing: once('2026-12-01T08:00', '2026-12-01T11:00') },
    });
    const french = await world.get('/calendar/fr/retie/2026-12');
    expect(weeksIn(french.body)[0]?.[1]).toBe('mardi 1 décembre aujourd’hui 08:00 Weekmarkt');
    expect(french.body).toContain('<span class="title" lang="nl">');
    expect(textOf((await world.get('/calendar/en/retie/2026-12')).body)).toContain(
      'December 2026 in Retie',
    );
  });
});
