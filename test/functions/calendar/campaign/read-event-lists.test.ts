import { beforeEach, describe, expect, it } from 'vitest';
import type { EventQuery } from '../../../../emails/blocks/event-facts.ts';
import { readEventLists } from '../../../../functions/calendar/index.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { agendaOf, anAgendaEntry } from '../../../builders/agenda.ts';
import { aQuery } from '../../../builders/campaign-facts.ts';
import { freshTable } from '../../../builders/table.ts';

let table: Table;
let agenda: ReturnType<typeof agendaOf>;
beforeEach(async () => {
  table = await freshTable();
  agenda = agendaOf(table);
});

const retie = '13036';
const sentAt = new Date('2026-11-28T08:00:00Z');

async function titles(query: Partial<EventQuery> = {}, at = sentAt): Promise<string[]> {
  const queries = [{ ...aQuery, ...query }];
  const [list] = await readEventLists(table, { nis: retie, at, queries });
  return (list?.events ?? []).map(({ title }) => title.nl ?? '');
}

const named = (nl: string, change: object = {}, ...days: string[]) =>
  agenda.has(anAgendaEntry({ title: { nl }, ...change }, ...days));

describe('what a newsletter lists', () => {
  it('are events from one day to another, whole days of Belgium', async () => {
    const occurrences = (startsAt: string) => ({
      occurrences: [{ key: 'once', startsAt, endsAt: startsAt, status: 'confirmed' as const }],
    });
    await named('day before', occurrences('2026-11-29T22:59:00.000Z'));
    await named('first minute', occurrences('2026-11-29T23:00:00.000Z'));
    await named('last minute', occurrences('2026-12-02T22:59:00.000Z'));
    await named('day after', occurrences('2026-12-02T23:00:00.000Z'));
    expect(await titles({ fromDays: 2, days: 3 })).toEqual(['first minute', 'last minute']);
  });

  it('are not over when it goes out, though they may be under way', async () => {
    const from = (hour: string, to: string) => ({
      occurrences: [
        {
          key: 'once',
          startsAt: `2026-11-28T${hour}:00:00.000Z`,
          endsAt: `2026-11-28T${to}:00:00.000Z`,
          status: 'confirmed' as const,
        },
      ],
    });
    await named('over', from('06', '08'));
    await named('under way', from('07', '09'));
    expect(await titles()).toEqual(['under way']);
  });

  it.each(['2027-03-26', '2026-10-23'])(
    'count days over a change of the clock, from %s',
    async (day) => {
      const fourth = new Date(Date.parse(`${day}T12:00:00Z`) + 4 * 86_400_000);
      await named('in time', {}, fourth.toISOString().slice(0, 10));
      const at = new Date(`${day}T07:00:00Z`);
      expect(await titles({ fromDays: 4, days: 1 }, at)).toEqual(['in time']);
      expect(await titles({ fromDays: 3, days: 1 }, at)).toEqual([]);
      expect(await titles({ fromDays: 5, days: 1 }, at)).toEqual([]);
    },
  );

  it('take place: nothing cancelled or postponed, as a whole or on the day', async () => {
    await named('cancelled', { status: 'cancelled' });
    await named('postponed', { status: 'postponed' });
    await named('tentative', { status: 'tentative' });
    const [occurrence] = anAgendaEntry().occurrences;
    await named('cancelled that day', { occurrences: [{ ...occurrence, status: 'cancelled' }] });
    expect(await titles()).toEqual(['tentative']);
  });

  it('are about what was asked for', async () => {
    await named('market');
    await named('fair', { topics: ['fair', 'food'] });
    await named('concert', { topics: ['culture'] });
    expect(await titles({ topics: ['food', 'culture'] })).toEqual(
      expect.arrayContaining(['fair', 'concert']),
    );
    expect(await titles({ topics: ['food'] })).toEqual(['fair']);
  });

  it('are the promoted ones first, then the next to come, and no more than the maximum', async () => {
    await named('later', {}, '2026-12-06');
    await named('sooner', {}, '2026-12-01');
    await named('promoted', { promoted: true }, '2026-12-08');
    expect(await titles()).toEqual(['promoted', 'sooner', 'later']);
    expect(await titles({ maximum: 2 })).toEqual(['promoted', 'sooner']);
  });

  it('stand once each, with their next times', async () => {
    const days = [
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-13',
    ];
    await named('every day', { venue: { name: 'Marktplein', town: 'Retie' } }, ...days);
    const [list] = await readEventLists(table, { nis: retie, at: sentAt, queries: [aQuery] });
    const [event, ...others] = list?.events ?? [];
    expect(others).toEqual([]);
    expect(event).toMatchObject({ moreTimes: 1, venue: 'Marktplein, Retie' });
    expect(event?.times.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(days.slice(0, 4));
    expect(event?.page.fr).toMatch(/^\/calendar\/fr\/retie\/event\/evt_\w+\?on=20261201$/);
  });

  it('answer each question by itself', async () => {
    await named('soon', {}, '2026-12-01');
    await named('later', {}, '2026-12-20');
    const later = { ...aQuery, fromDays: 14 };
    const lists = await readEventLists(table, { nis: retie, at: sentAt, queries: [aQuery, later] });
    expect(lists.map(({ events }) => events.map(({ title }) => title.nl))).toEqual([
      ['soon'],
      ['later'],
    ]);
    expect(await readEventLists(table, { nis: retie, at: sentAt, queries: [] })).toEqual([]);
  });

  it('are of the municipality, and of none that takes no part', async () => {
    await named('elsewhere', { nis: '13003' });
    expect(await titles()).toEqual([]);
    const unknown = { nis: '99999', at: sentAt, queries: [aQuery] };
    await expect(readEventLists(table, unknown)).rejects.toMatchObject({
      code: 'municipality.not_found',
    });
  });
});
