import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeCalendar, writeFile } from '../../../../functions/calendar/ical/write-calendar.ts';
import {
  type CalendarItem,
  writeEvent,
  writeOccurrence,
} from '../../../../functions/calendar/ical/write-event.ts';
import { localZoneText } from '../../../../functions/calendar/ical/write-zone.ts';
import { localWall } from '../../../../functions/calendar/local-day.ts';
import { programme } from '../../../../shared/programme/programme.ts';
import {
  anEvent,
  anOccurrence,
  aPart,
  aTiming,
  at,
  type EventChange,
} from '../../../builders/calendar-event.ts';

const edition = { language: 'nl', siteUrl: 'https://site.example', isFree: true } as const;
const range = { first: '2026-11-01', last: '2028-01-31' };
const head = {
  name: 'Agenda van Retie',
  about: 'Wat er te doen is.',
  source: 'https://site.example/calendar/feeds/nl/retie.ics',
  page: 'https://site.example/calendar/nl/retie',
  colour: '#1f5f4a',
  changedAt: new Date('2026-11-20T10:00:00Z'),
  refreshHours: 4,
};

const calendarOf = (...items: CalendarItem[]) => writeCalendar(items, head, { range, edition });

/** Lines of a calendar as readers see them: unfolded. */
const linesOf = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

/** Of an event, the lines of its VEVENTs. */
const linesOfEvent = (change: EventChange = {}, occurrences = [anOccurrence()]): string[] =>
  linesOf(writeEvent({ event: anEvent(change), occurrences }, range, edition));

const valuesOf = (lines: readonly string[], name: string): string[] =>
  lines.filter((line) => line.split(/[:;]/)[0] === name).map((line) => line.replace(/^[^:]*:/, ''));

describe('a calendar that people subscribe to', () => {
  test('says what it is called, where it comes from, how it looks and when to look again', () => {
    const lines = linesOf(calendarOf());
    expect(lines.slice(0, 4)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Vanhier//Calendar//NL',
      'CALSCALE:GREGORIAN',
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'NAME:Agenda van Retie',
        'X-WR-CALNAME:Agenda van Retie',
        'SOURCE;VALUE=URI:https://site.example/calendar/feeds/nl/retie.ics',
        'URL:https://site.example/calendar/nl/retie',
        'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
        'X-PUBLISHED-TTL:PT4H',
        'COLOR:darkslategray',
        'X-APPLE-CALENDAR-COLOR:#1f5f4a',
      ]),
    );
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  });

  test('is no message of an organizer', () => {
    expect(calendarOf({ event: anEvent(), occurrences: [] })).not.toMatch(/METHOD|ORGANIZER/);
  });

  test('has a name of CSS near to the colour of each region', () => {
    for (const { brand } of programme.regions) {
      const text = writeCalendar([], { ...head, colour: brand.light.primary }, { range, edition });
      expect(text).toMatch(/\r\nCOLOR:[a-z]+\r\n/);
    }
  });

  test('tells when clocks change as the zone itself does', () => {
    const clock = (year: number, month: number, hour: number, delta: number): number => {
      const last = new Date(Date.UTC(year, month, 0));
      const day = last.getUTCDate() - last.getUTCDay();
      return Date.UTC(year, month - 1, day, hour) - delta * 3_600_000;
    };
    for (let year = 1996; year <= 2045; year += 1) {
      // 02:00 at +0100 and 03:00 at +0200, on the last Sunday of March and October.
      for (const [instant, before, after] of [
        [clock(year, 3, 2, 1), '01:59:59', '03:00:00'],
        [clock(year, 10, 3, 2), '02:59:59', '02:00:00'],
      ] as const) {
        expect(localWall(instant - 1000).slice(11)).toBe(before);
        expect(localWall(instant).slice(11)).toBe(after);
      }
    }
    expect(localZoneText).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU');
  });

  test('ends before a function could not answer with it, and keeps what comes first', () => {
    const description = { nl: 'x'.repeat(2000) };
    const items = Array.from({ length: 4000 }, (_, index) => ({
      event: anEvent({ id: `evt_${index}`, said: { description } }),
      occurrences: [],
    }));
    const text = calendarOf(...items);
    expect(Buffer.byteLength(text)).toBeLessThan(5_000_000);
    expect(text).toContain('UID:evt_0@');
    expect(text).not.toContain('UID:evt_3999@');
    expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  });
});

describe('an event in a calendar', () => {
  test('has a name that stays, a count of its changes and when it changed', () => {
    const lines = linesOfEvent();
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:evt_01jz0000000000000000000001@site.example',
        'DTSTAMP:20261120T100000Z',
        'CREATED:20261101T090000Z',
        'LAST-MODIFIED:20261120T100000Z',
        'SEQUENCE:2',
        'STATUS:CONFIRMED',
        'SUMMARY:Weekmarkt',
        'LOCATION:Marktplein\\, Markt 1\\, 2470 Retie',
        'CATEGORIES:Markt',
        'TRANSP:TRANSPARENT',
        'URL:https://site.example/calendar/nl/retie/event/evt_01jz0000000000000000000001',
        'DTSTART;TZID=Europe/Brussels:20261203T080000',
        'DTEND;TZID=Europe/Brussels:20261203T110000',
      ]),
    );
    expect(valuesOf(lines, 'DESCRIPTION')).toEqual([
      'Elke donderdag op het marktplein.\\n\\nOrganisatie: Gemeente Retie\\nWebsite: https://www.retie.example/markt\\nMeer: https://site.example/calendar/nl/retie/event/evt_01jz0000000000000000000001',
    ]);
  });

  test('is told in the language of the calendar, else in one that there is', () => {
    const event = anEvent({ said: { title: { nl: 'Markt', fr: 'Marché' }, description: {} } });
    const text = (language: 'fr' | 'en') =>
      writeEvent({ event, occurrences: [] }, range, { ...edition, language });
    expect(text('fr')).toContain('SUMMARY:Marché\r\n');
    expect(text('fr')).toContain('CATEGORIES:Marché\r\n');
    expect(text('en')).toContain('SUMMARY:Markt\r\n');
  });

  test.each([
    ['confirmed', 'CONFIRMED', 'Weekmarkt'],
    ['tentative', 'TENTATIVE', 'Weekmarkt'],
    ['cancelled', 'CANCELLED', 'Geannuleerd: Weekmarkt'],
    ['postponed', 'CANCELLED', 'Uitgesteld: Weekmarkt'],
  ] as const)('that is %s has the status %s', (status, written, summary) => {
    const lines = linesOfEvent({ said: { status } });
    expect(valuesOf(lines, 'STATUS')).toEqual([written]);
    expect(valuesOf(lines, 'SUMMARY')).toEqual([summary]);
  });

  test('that its source does not have any more is cancelled, and says so', () => {
    const lines = linesOfEvent({ goneAt: '2026-11-21T10:00:00.000Z' });
    expect(valuesOf(lines, 'STATUS')).toEqual(['CANCELLED']);
    expect(valuesOf(lines, 'DESCRIPTION')[0]).toContain('Dit gaat niet door.');
  });

  test('has what staff corrected, and not what the source said', () => {
    const correction = {
      value: 'Kerstmarkt',
      over: 'x',
      by: 'usr_1',
      at: '2026-11-20T10:00:00.000Z',
    };
    const lines = linesOfEvent({ hand: { corrections: { 'title.nl': correction } } });
    expect(valuesOf(lines, 'SUMMARY')).toEqual(['Kerstmarkt']);
  });
});

describe('when an event takes place', () => {
  const timesOf = (...parts: Parameters<typeof aTiming>) =>
    linesOfEvent({ said: { timing: aTiming(...parts) } }).filter((line) =>
      /^(UID|DTSTART|DTEND|DURATION|RRULE|EXDATE|RECURRENCE-ID|STATUS)/.test(line),
    );

  test('is whole days whose end is not part of them', () => {
    const start = { date: '2026-12-05' };
    expect(timesOf(aPart({ start, length: { end: { date: '2026-12-08' } } }))).toContain(
      'DTEND;VALUE=DATE:20261208',
    );
    const { length, ...open } = aPart({ start });
    expect(length).toBeDefined();
    expect(timesOf(open)).toContain('DTEND;VALUE=DATE:20261206');
    expect(timesOf(aPart({ start, length: { duration: 'P2D' } }))).toContain(
      'DTEND;VALUE=DATE:20261207',
    );
  });

  test('is a series by its rule, with what falls out and what is different', () => {
    const moved = {
      recurrenceId: at('2026-12-10T08:00'),
      range: 'one',
      start: at('2026-12-11T09:00'),
    } as const;
    const off = {
      recurrenceId: at('2026-12-17T08:00'),
      range: 'one',
      status: 'cancelled',
    } as const;
    const lines = timesOf(
      aPart({
        rules: ['FREQ=WEEKLY;BYDAY=TH;UNTIL=20270701T060000Z'],
        except: [at('2026-12-24T08:00'), at('2026-12-31T08:00')],
        changes: [moved, off],
      }),
    );
    const uid = 'UID:evt_01jz0000000000000000000001@site.example';
    expect(lines).toEqual([
      uid,
      'DTSTART;TZID=Europe/Brussels:20261203T080000',
      'DTEND;TZID=Europe/Brussels:20261203T110000',
      'RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20270701T060000Z',
      'EXDATE;TZID=Europe/Brussels:20261224T080000',
      'EXDATE;TZID=Europe/Brussels:20261231T080000',
      'STATUS:CONFIRMED',
      uid,
      'RECURRENCE-ID;TZID=Europe/Brussels:20261210T080000',
      'DTSTART;TZID=Europe/Brussels:20261211T090000',
      'DTEND;TZID=Europe/Brussels:20261211T120000',
      'STATUS:CONFIRMED',
      uid,
      'RECURRENCE-ID;TZID=Europe/Brussels:20261217T080000',
      'DTSTART;TZID=Europe/Brussels:20261217T080000',
      'DTEND;TZID=Europe/Brussels:20261217T110000',
      'STATUS:CANCELLED',
    ]);
  });

  test('is several series with names of their own', () => {
    const afternoon = { start: at('2026-12-03T13:00'), length: { duration: 'PT2H30M' } };
    const lines = timesOf(
      aPart({ rules: ['FREQ=DAILY'] }),
      aPart({ rules: ['FREQ=DAILY'], ...afternoon }),
    );
    expect(valuesOf(lines, 'UID')).toEqual([
      'evt_01jz0000000000000000000001@site.example',
      'evt_01jz0000000000000000000001-2@site.example',
    ]);
    expect(lines).toContain('DURATION:PT2H30M');
  });

  test('is one event for each listed date near enough, by the key of the date', () => {
    const date = (key: string, day: string, status: 'confirmed' | 'cancelled' = 'confirmed') => ({
      key,
      start: at(`${day}T20:00`),
      end: at(`${day}T22:00`),
      status,
    });
    const lines = timesOf({
      kind: 'dated',
      dates: [
        date('old', '2026-10-31'),
        date('a', '2026-12-04'),
        date('b', '2026-12-05', 'cancelled'),
        date('far', '2028-02-01'),
      ],
    });
    expect(valuesOf(lines, 'UID')).toEqual([
      'evt_01jz0000000000000000000001.a@site.example',
      'evt_01jz0000000000000000000001.b@site.example',
    ]);
    expect(valuesOf(lines, 'STATUS')).toEqual(['CONFIRMED', 'CANCELLED']);
  });

  const weekly = { rules: ['FREQ=WEEKLY;BYDAY=TH'] };
  test.each([
    ['two rules', { rules: ['FREQ=WEEKLY', 'FREQ=MONTHLY'] }],
    ['a date beside the rule', { ...weekly, extra: [{ start: at('2026-12-05T08:00') }] }],
    ['a rule by place in a set', { rules: ['FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1'] }],
    ['a rule of hours', { rules: ['FREQ=HOURLY;INTERVAL=12'] }],
    ['a start beside its rule', { rules: ['FREQ=WEEKLY;BYDAY=FR'] }],
    [
      'the 31st of months',
      { start: at('2026-12-31T08:00'), length: { duration: 'PT1H' }, rules: ['FREQ=MONTHLY'] },
    ],
    ['an end of a rule in the wrong form', { rules: ['FREQ=WEEKLY;UNTIL=20270701'] }],
    [
      'another zone',
      { start: at('2026-12-03T08:00', 'America/New_York'), length: { duration: 'PT1H' } },
    ],
    [
      'the hour in which clocks change',
      { start: at('2027-03-28T02:30'), length: { duration: 'PT1H' } },
    ],
    ['a length of days on the clock', { length: { duration: 'P1D' } }],
    ['an exception of a whole day', { ...weekly, except: [{ date: '2026-12-10' }] }],
    [
      'a change of all that follow',
      {
        ...weekly,
        changes: [{ recurrenceId: at('2026-12-10T08:00'), range: 'this-and-future' as const }],
      },
    ],
    ['text that is no rule', { rules: ['FREQ=WEEKLY\r\nATTENDEE:mailto:x@y.example'] }],
  ])('is written time by time for %s, which programs read differently', (_, change) => {
    const occurrences = [
      anOccurrence({ key: '20261203T070000Z' }),
      anOccurrence({ key: '20261210', allDay: { first: '2026-12-10', last: '2026-12-11' } }),
    ];
    const lines = linesOfEvent({ said: { timing: aTiming(aPart(change)) } }, occurrences);
    expect(lines.filter((line) => /^(UID|DT(START|END)|RRULE|URL)/.test(line))).toEqual([
      'UID:evt_01jz0000000000000000000001.20261203T070000Z@site.example',
      'DTSTART:20261203T070000Z',
      'DTEND:20261203T100000Z',
      'URL:https://site.example/calendar/nl/retie/event/evt_01jz0000000000000000000001?on=20261203T070000Z',
      'UID:evt_01jz0000000000000000000001.20261210@site.example',
      'DTSTART;VALUE=DATE:20261210',
      'DTEND;VALUE=DATE:20261212',
      'URL:https://site.example/calendar/nl/retie/event/evt_01jz0000000000000000000001?on=20261210',
    ]);
  });

  test('is one time where somebody takes over that one', () => {
    const event = anEvent({ said: { timing: aTiming(aPart(weekly)) } });
    const text = writeFile(
      writeOccurrence(event, anOccurrence({ key: '20261203T070000Z' }), {
        ...edition,
        isFree: false,
      }),
    );
    expect(text).toContain('DTSTART:20261203T070000Z');
    expect(text).not.toMatch(/RRULE:FREQ=WEEKLY|TRANSP/);
  });
});

describe('whatever people type', () => {
  const nasty = fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\u0085',
        '\u2028',
        '\u0000',
        '\u000b',
        '\t',
        ':',
        ';',
        ',',
        '\\',
        '"',
        'BEGIN:VEVENT',
        'END:VCALENDAR',
        'ATTENDEE:mailto:x@y.example',
        ' ',
        'é',
        '🎪',
        '\ud83c',
        'a',
      ),
      { minLength: 1, maxLength: 60 },
    )
    .map((parts) => parts.join(''));

  test('a text starts no property of its own', () => {
    const names = new Set(linesOf(calendarOf({ event: anEvent(), occurrences: [] })).map(nameOf));
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, description, place) => {
        const said = {
          title: { nl: title },
          description: { nl: description },
          organizer: title,
          venue: { name: place, street: description, town: title },
        };
        const text = calendarOf({ event: anEvent({ said }), occurrences: [] });
        const lines = linesOf(text);
        expect(lines.filter((line) => !names.has(nameOf(line)))).toEqual([]);
        expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      }),
    );
  });

  test('a line has 75 bytes at most and no character is torn', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (title) => {
        const text = calendarOf({
          event: anEvent({ said: { title: { nl: title } } }),
          occurrences: [],
        });
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  test('comes back as it was typed', () => {
    const title = 'Kermis; "foor", C:\\taart\nen meer';
    const lines = linesOfEvent({ said: { title: { nl: title } } });
    expect(valuesOf(lines, 'SUMMARY')).toEqual(['Kermis\\; "foor"\\, C:\\\\taart\\nen meer']);
  });
});

const nameOf = (line: string): string => line.split(/[:;]/)[0] ?? '';
