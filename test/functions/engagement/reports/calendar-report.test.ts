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
    expect(report.ways).toEqual([{ way: 'newsletter', registered: 1 }]);
    expect(report.steps.find(({ from }) => from === '2026-11-24')?.uses.added).toEqual(both(2));
  });

  it('averages the clients of feeds over the days, and adds none of them up', async () => {
    const world = await reportsWorld();
    const readers = createFeedReaders(world.table);
    const mark = (client: number) =>
      markOf(createHash('sha256').update(`client ${client}`).digest());
    const feed = { nis: '13036', language: 'nl', topic: 'all' };
    await readers.add(feed, '2026-11-23', [1, 2, 3, 4].map(mark));
    await readers.add(feed, '2026-11-24', [1, 2, 3].map(mark));
    const { feeds } = await world.read(path, calendarReportSchema);
    expect(feeds.days).toEqual([
      { day: '2026-11-23', clients: 4 },
      { day: '2026-11-24', clients: 3 },
    ]);
    expect(feeds.clientsADay).toBe(1);
    expect(feeds.feeds).toEqual([{ feed: 'nl:all', clientsADay: 1 }]);
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
