import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import { agendaOf, calendarText, vevent } from './a-text.ts';

const weekly = (...lines: string[]) => vevent('RRULE:FREQ=WEEKLY;COUNT=3', ...lines);
const change = (day: string, hour: string, ...lines: string[]) =>
  vevent(
    `RECURRENCE-ID;TZID=Europe/Brussels:${day}T090000`,
    `DTSTART;TZID=Europe/Brussels:${day}T${hour}0000`,
    ...lines,
  );
const titles = (text: string) => readCalendar(text).events.map(({ summary }) => summary);
const times = (text: string) => agendaOf(text).agenda.map((line) => line.slice(5, 16));

describe('an event that a text has twice', () => {
  const revision = (title: string, ...lines: string[]) => vevent(`SUMMARY:${title}`, ...lines);

  it.each([
    ['the higher SEQUENCE', ['SEQUENCE:2'], ['SEQUENCE:1', 'LAST-MODIFIED:20270101T000000Z']],
    [
      'the later LAST-MODIFIED',
      ['LAST-MODIFIED:20261102T000000Z'],
      ['LAST-MODIFIED:20261101T000000Z'],
    ],
    [
      'the later DTSTAMP where none says when it changed',
      ['X-OWN:1'],
      ['LAST-MODIFIED:20261001T000000Z'],
    ],
  ])('is as says the one with %s', (_, newer, older) => {
    expect(titles(calendarText(revision('nieuw', ...newer), revision('oud', ...older)))).toEqual([
      'nieuw',
    ]);
    expect(titles(calendarText(revision('oud', ...older), revision('nieuw', ...newer)))).toEqual([
      'nieuw',
    ]);
  });

  it('is as says the last of equals', () => {
    expect(titles(calendarText(revision('een'), revision('twee')))).toEqual(['twee']);
  });
});

describe('changes of occurrences', () => {
  it('are of the event, wherever they stand', () => {
    const text = calendarText(change('20261112', '10'), weekly());
    expect(times(text)).toEqual(['11-05T09:00', '11-12T10:00', '11-19T09:00']);
    expect(readCalendar(text).events).toHaveLength(1);
  });

  it('of an older sequence stay, until a newer one speaks of the same occurrence', () => {
    const text = calendarText(
      weekly('SEQUENCE:5'),
      change('20261112', '10', 'SEQUENCE:1'),
      change('20261119', '11', 'SEQUENCE:1'),
      change('20261119', '12', 'SEQUENCE:2'),
      change('20261119', '13', 'SEQUENCE:0'),
    );
    expect(times(text)).toEqual(['11-05T09:00', '11-12T10:00', '11-19T12:00']);
  });

  it('are of the same occurrence however that is written', () => {
    const inUtc = vevent(
      'RECURRENCE-ID:20261112T080000Z',
      'DTSTART:20261112T130000Z',
      'SEQUENCE:3',
    );
    expect(times(calendarText(weekly(), change('20261112', '10'), inUtc))).toEqual([
      '11-05T09:00',
      '11-12T14:00',
      '11-19T09:00',
    ]);
  });

  it('have a title and a status of their own where they say so', () => {
    const text = calendarText(
      weekly('STATUS:TENTATIVE'),
      change('20261112', '09', 'SUMMARY:Kerstmarkt', 'STATUS:CANCELLED'),
      change('20261119', '09', 'STATUS:CONFIRMED'),
    );
    expect(agendaOf(text)).toMatchObject({
      agenda: [
        '2026-11-05T09:00 2026-11-05T09:00 Weekmarkt',
        '2026-11-12T09:00 2026-11-12T09:00 Kerstmarkt',
        '2026-11-19T09:00 2026-11-19T09:00 Weekmarkt',
      ],
      statuses: ['tentative', 'cancelled', 'confirmed'],
    });
  });

  it('do not tell the title of what is private', () => {
    const text = calendarText(
      weekly(),
      change('20261112', '10', 'SUMMARY:Geheim overleg', 'CLASS:PRIVATE'),
    );
    expect(JSON.stringify(readCalendar(text).events)).not.toContain('Geheim');
  });

  it('of an event that is not there are an event of these occurrences', () => {
    const text = calendarText(
      change('20261112', '10'),
      change('20261203', '11', 'STATUS:CANCELLED'),
    );
    const { events } = readCalendar(text);
    expect(events).toHaveLength(1);
    expect(agendaOf(text)).toMatchObject({
      agenda: [
        '2026-11-12T10:00 2026-11-12T10:00 Weekmarkt',
        '2026-12-03T11:00 2026-12-03T11:00 Weekmarkt',
      ],
      statuses: ['confirmed', 'cancelled'],
    });
  });
});

describe('a message that calls something off', () => {
  const cancel = (...events: string[]) => calendarText('METHOD:CANCEL', ...events);

  it('calls off the event with all its times, though it names one only', () => {
    const text = calendarText(weekly()) + cancel(vevent('SEQUENCE:1', 'SUMMARY:'));
    expect(agendaOf(text)).toMatchObject({
      agenda: [
        '2026-11-05T09:00 2026-11-05T09:00 Weekmarkt',
        '2026-11-12T09:00 2026-11-12T09:00 Weekmarkt',
        '2026-11-19T09:00 2026-11-19T09:00 Weekmarkt',
      ],
      statuses: ['cancelled', 'cancelled', 'cancelled'],
    });
    expect(readCalendar(text).events[0]?.sequence).toBe(1);
  });

  it('calls off one occurrence', () => {
    const text = calendarText(weekly()) + cancel(change('20261112', '09', 'SEQUENCE:1'));
    expect(agendaOf(text).statuses).toEqual(['confirmed', 'cancelled', 'confirmed']);
  });

  it('may be all that there is, and older than what came after', () => {
    expect(agendaOf(cancel(vevent())).statuses).toEqual(['cancelled']);
    const text = cancel(vevent('SEQUENCE:1')) + calendarText(vevent('SEQUENCE:2'));
    expect(agendaOf(text).statuses).toEqual(['confirmed']);
  });
});
