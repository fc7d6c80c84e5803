import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createFeedReaders } from '../../../../functions/engagement/feeds/feed-readers.ts';
import { markOf } from '../../../../functions/engagement/feeds/hyper-log-log.ts';
import { calendarReportSchema } from '../../../../functions/engagement/reports/calendar/calendar-report.ts';
import { newId } from '../../../../shared/ids.ts';
import { agendaOf, anAgendaEntry } from '../../../builders/agenda.ts';
import { both, inRetie, reportsWorld } from './reports-world.ts';

const path = '/municipalities/13036/calendar?from=2026-11-22&to=2026-11-28';

describe('the report of a calendar', () => {
  it('names the events that people looked at, came to and kept, by source', async () => {
    const world = await reportsWorld();
    const agenda = agendaOf(world.table);
    const [market, fair, quiet] = [newId('evt'), newId('evt'), newId('evt')];
    await agenda.has(anAgendaEntry({ eventId: market, title: { nl: 'Markt' } }, '2026-11-25'));
    await agenda.has(anAgendaEntry({ eventId: fair, title: { nl: 'Kermis' } }, '2027-01-10'));
    await agenda.has(anAgendaEntry({ eventId: quiet, title: { nl: 'Stil' } }, '2026-11-26'));
    await world.count(
      [3, inRetie('event-page', '23', { about: { event: market } })],
      [2, inRetie('event-page', '23', { about: { event: market }, machine: 'declared-bot' })],
      [4, inRetie('event-page', '24', { about: { event: fair } })],
      [2, inRetie('calendar-added', '24', { about: { event: fair } })],
      [1, inRetie('registered', '24', { about: { event: market, source: 'newsletter' } })],
      [8, inRetie('event-page', '29', { about: { event: market } })],
    );
    const report = await world.read(path, calendarReportSchema);
    expect(report.total).toEqual({
      pages: { raw: 9, human: 7 },
      added: both(2),
      registered: 1,
    });
    expect(report.events).toMatchObject([
      { eventId: fair, title: { nl: 'Kermis' }, uses: { pages: both(4), added: both(2) } },
      { eventId: market, uses: { pages: { raw: 5, human: 3 }, registered: 1 } },
    ]);
    expect(report.sources).toMatchObject([
      { events: 2, uses: { pages: { raw: 9, human: 7 }, registered: 1 } },
    ]);
    expect(report.sources[0]).not.toHaveProperty('source');
    expect(report.steps.find(({ from }) => from === '2026-11-24')?.uses.added).toEqual(both(2));
  });

  it('tells by what way people registered of whole months alone, and of no fewer than five', async () => {
    const world = await reportsWorld();
    const by = (source: string, day: string) =>
      inRetie('registered', day, { about: { event: newId('evt'), source } });
    await world.count([6, by('page', '03')], [1, by('newsletter', '24')], [5, by('print', '25')]);
    // One registration on the 24th: who made it is in the list of the event, and nobody may learn that it was from a newsletter.
    const ofDay = '/municipalities/13036/calendar?from=2026-11-24&to=2026-11-24';
    const { ways, total } = await world.read(ofDay, calendarReportSchema);
    expect(total.registered).toBe(1);
    expect(ways).toEqual({ months: [], told: [], few: 0 });
    world.now.set('2026-12-05T12:00:00Z');
    for (const question of [ofDay, path]) {
      expect((await world.read(question, calendarReportSchema)).ways).toEqual({
        months: ['2026-11'],
        told: [
          { way: 'page', registered: 6 },
          { way: 'print', registered: 5 },
        ],
        few: 1,
      });
    }
  });

  it('averages the clients of feeds over the days on which there were any, and adds none of them up', async () => {
    const world = await reportsWorld();
    const readers = createFeedReaders(world.table);
    const mark = (client: number) =>
      markOf(createHash('sha256').update(`client ${client}`).digest());
    const feed = { nis: '13036', language: 'nl', topic: 'all' };
    const markets = { ...feed, topic: 'market' };
    await readers.add(feed, '2026-11-23', [1, 2, 3, 4].map(mark));
    await readers.add(feed, '2026-11-24', [1, 2, 3].map(mark));
    await readers.add(markets, '2026-11-24', [3].map(mark));
    const { feeds } = await world.read(path, calendarReportSchema);
    expect(feeds.days).toEqual([
      { day: '2026-11-23', clients: 4 },
      { day: '2026-11-24', clients: 3 },
    ]);
    // Of the five days before and after nothing was noted.
    expect(feeds.clientsADay).toBe(3.5);
    expect(feeds.feeds).toEqual([
      { feed: 'nl:all', clientsADay: 3.5 },
      { feed: 'nl:market', clientsADay: 0.5 },
    ]);
  });

  it('is empty where nothing was counted', async () => {
    const { read } = await reportsWorld();
    expect(await read(path, calendarReportSchema)).toMatchObject({
      total: { pages: both(0), registered: 0 },
      events: [],
      moreEvents: 0,
      sources: [],
      feeds: { clientsADay: 0, days: [] },
    });
  });
});
