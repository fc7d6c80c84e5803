import { describe, expect, it } from 'vitest';
import { expandCalendar } from '../../../../functions/calendar/ical/expand-calendar.ts';
import { mostEvents, readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import { cpuTime } from '../../../builders/cpu-time.ts';
import { between } from '../timing/a-series.ts';
import { agendaOf, calendarText, vevent } from './a-text.ts';

const good = vevent('UID:good', 'SUMMARY:Goed');
const goodLine = '2026-11-05T09:00 2026-11-05T09:00 Goed';
const uids = (text: string | Uint8Array) => readCalendar(text).events.map(({ uid }) => uid);

describe('a text is read however it is written', () => {
  const plain = calendarText('X-WR-CALNAME:Ménages', vevent('SUMMARY:Marché d’été à Éghezée'));

  it.each([
    ['with bare line feeds', plain.replaceAll('\r\n', '\n')],
    ['with bare carriage returns', plain.replaceAll('\r\n', '\r')],
    ['with a byte order mark', `\uFEFF${plain}`],
    ['with empty lines', plain.replaceAll('\r\n', '\r\n\r\n')],
    ['without a line feed at the end', plain.trimEnd()],
    ['in small letters', plain.replaceAll(/^[A-Z-]+(?=[:;])/gm, (name) => name.toLowerCase())],
    ['folded everywhere', plain.replaceAll(/(\S\S\S)(?=\S)/g, '$1\r\n ')],
    ['folded with tabs', plain.replaceAll(/(\S\S\S)(?=\S)/g, '$1\r\n\t')],
    ['as bytes', Buffer.from(plain)],
    ['as bytes with a mark', Buffer.from(`\uFEFF${plain}`)],
    ['as UTF-16', Buffer.from(`\uFEFF${plain}`, 'utf16le')],
    ['as Windows-1252', Buffer.from(plain.replaceAll('’', '\x92'), 'latin1')],
  ])('%s', (_, text) => {
    expect(readCalendar(text)).toMatchObject({
      name: 'Ménages',
      events: [{ summary: 'Marché d’été à Éghezée' }],
      problems: [],
    });
  });

  it('folded through the middle of a letter', () => {
    const bytes = Buffer.from(plain);
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      pieces.push(bytes.subarray(at, at + 1));
      const isInside = ((bytes[at + 1] ?? 0) & 0xc0) === 0x80;
      if (isInside) pieces.push(Buffer.from('\r\n '));
    }
    expect(readCalendar(Buffer.concat(pieces)).events[0]?.summary).toBe('Marché d’été à Éghezée');
  });

  it('several calendars, one behind the other, each with its own zone', () => {
    const floating = (uid: string) =>
      vevent(`UID:${uid}`, 'DTSTART:20261105T090000', `SUMMARY:${uid}`);
    const text =
      calendarText('X-WR-TIMEZONE:America/New_York', floating('a')) +
      `\uFEFF${calendarText(floating('b'))}`;
    expect(agendaOf(text).agenda.map((line) => line.slice(11, 16) + line.slice(-1))).toEqual([
      '09:00b',
      '15:00a',
    ]);
  });

  it('an event outside of any calendar', () => {
    expect(uids(`${good}\r\n`)).toEqual(['good']);
    expect(uids(`${calendarText()}${good}\r\n`)).toEqual(['good']);
  });
});

describe('an event that is wrong takes no other with it', () => {
  it.each([
    ['a start that is none', vevent('UID:bad', 'DTSTART:soon'), 'time.invalid bad'],
    [
      'a start on a day that does not exist',
      vevent('UID:bad', 'DTSTART:20260230T090000Z'),
      'time.invalid bad',
    ],
    ['no start', 'BEGIN:VEVENT\r\nUID:bad\r\nEND:VEVENT', 'event.no_start bad'],
    [
      'an unknown zone',
      vevent('UID:bad', 'DTSTART;TZID=Mars/Phobos:20261105T090000'),
      'zone.unknown bad',
    ],
    ['a rule that is none', vevent('UID:bad', 'RRULE:FREQ=NEVER'), 'rule.invalid bad'],
    [
      'a rule without end',
      vevent('UID:bad', 'DTSTART:19700101T000000Z', 'RRULE:FREQ=SECONDLY'),
      'rule.too_many_occurrences bad',
    ],
    [
      'a rule that never comes',
      vevent('UID:bad', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
      'rule.never bad',
    ],
    [
      'another calendar’s rule',
      vevent('UID:bad', 'RRULE:RSCALE=CHINESE;FREQ=YEARLY'),
      'rule.unsupported bad',
    ],
    ['EXRULE', vevent('UID:bad', 'EXRULE:FREQ=DAILY'), 'rule.unsupported bad'],
    [
      'a rule that is too long',
      vevent('UID:bad', `RRULE:FREQ=DAILY;BYMONTHDAY=${'1,'.repeat(300)}1`),
      'rule.unsupported bad',
    ],
    [
      'too many dates',
      vevent('UID:bad', `RDATE:${'20261105T090000Z,'.repeat(5001)}`),
      'event.too_many_dates bad',
    ],
    [
      'a change of a time that is none',
      vevent('UID:bad', 'RECURRENCE-ID:then'),
      'time.invalid bad',
    ],
  ])('%s', (_, bad, code) => {
    const found = agendaOf(calendarText(bad, good, bad));
    expect(found.agenda).toEqual([goodLine]);
    expect(found.codes).toContain(code);
  });

  it.each([
    [
      'no end',
      'BEGIN:VEVENT\r\nUID:open\r\nDTSTART:20261106T090000Z\r\nSUMMARY:Open',
      'component.not_ended open',
    ],
    [
      'an end of something else',
      `${vevent('UID:open', 'DTSTART:20261106T090000Z', 'SUMMARY:Open', 'END:VALARM')}`,
      'component.not_begun open',
    ],
    [
      'an alarm without end',
      vevent('UID:open', 'DTSTART:20261106T090000Z', 'SUMMARY:Open', 'BEGIN:VALARM'),
      'component.not_ended open',
    ],
    [
      'a line that is none',
      vevent('UID:open', 'DTSTART:20261106T090000Z', 'SUMMARY:Open', '*** ERROR 500 ***'),
      'line.invalid open',
    ],
    [
      'quotes without end',
      vevent(
        'UID:open',
        'DTSTART:20261106T090000Z',
        'SUMMARY:Open',
        'LOCATION;ALTREP="http://a:Markt',
      ),
      'line.invalid open',
    ],
    [
      'an end before the start',
      vevent('UID:open', 'DTSTART:20261106T090000Z', 'DTEND:20261105T090000Z', 'SUMMARY:Open'),
      'event.ends_before_start open',
    ],
    [
      'an end that is none',
      vevent('UID:open', 'DTSTART:20261106T090000Z', 'DTEND:later', 'SUMMARY:Open'),
      'time.invalid open',
    ],
    [
      'a duration that is none',
      vevent('UID:open', 'DTSTART:20261106T090000Z', 'DURATION:long', 'SUMMARY:Open'),
      'time.invalid open',
    ],
    [
      'an exception that is none',
      vevent('UID:open', 'DTSTART:20261106T090000Z', 'EXDATE:,never,', 'SUMMARY:Open'),
      'time.invalid open',
    ],
  ])('and is read as far as it can be: %s', (_, flawed, code) => {
    const found = agendaOf(calendarText(flawed, good));
    expect(found.agenda).toEqual([goodLine, '2026-11-06T10:00 2026-11-06T10:00 Open']);
    expect(found.codes).toEqual([code]);
  });

  it('a text that breaks off has all events up to there', () => {
    const text = calendarText(good, vevent('UID:second'), vevent('UID:third'));
    expect(uids(text.slice(0, text.indexOf('UID:third')))).toEqual(['good', 'second']);
  });

  it('an event without UID is one all the same, known by start and title', () => {
    const without = vevent().replace('UID:market\r\n', '');
    const other = without.replace('Weekmarkt', 'Jaarmarkt');
    const { events, problems } = readCalendar(calendarText(without, other, without));
    expect(events).toHaveLength(2);
    expect(events[0]?.uid).toMatch(/^no-uid-[0-9a-f]{32}$/);
    expect(problems.map(({ code }) => code)).toEqual(Array(3).fill('event.no_uid'));
    expect(uids(calendarText(without))).toEqual([events[0]?.uid]);
  });

  it('problems say where they are', () => {
    const text = calendarText(good, 'junk', vevent('UID:bad', 'DTSTART:soon'));
    const lines = text.split('\r\n');
    expect(readCalendar(text).problems).toEqual([
      {
        line: lines.indexOf('junk') + 1,
        code: 'line.invalid',
        message: 'This is no line of a calendar.',
      },
      {
        uid: 'bad',
        line: lines.indexOf('DTSTART:soon') + 1,
        code: 'time.invalid',
        message: 'DTSTART: soon is no date and no time.',
      },
    ]);
  });
});

describe('what is no calendar', () => {
  it.each([
    ['nothing', ''],
    ['a web page', '<!DOCTYPE html><html><body>404: not found</body></html>'],
    ['bytes of anything', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x0a, 0x0d])],
    ['a letter', 'x'],
    ['blanks', ' \r\n \r\n'],
  ])('is a problem: %s', (_, text) => {
    const { events, problems } = readCalendar(text);
    expect(events).toEqual([]);
    expect(problems.map(({ code }) => code)).toContain('calendar.invalid');
  });

  it('is what is too large', () => {
    expect(readCalendar('x'.repeat(10_000_001)).problems[0]?.message).toContain('10000000 bytes');
  });
});

describe('a hostile text takes no longer than it is long', () => {
  const million = 1_000_000;
  it.each([
    ['parameters without end', calendarText(vevent(`SUMMARY${';a=b'.repeat(million)}:x`))],
    ['quotes without end', calendarText(vevent(`SUMMARY${';a="b"'.repeat(million)}`))],
    ['quotes in quotes', calendarText(vevent(`ORGANIZER;CN=${'"'.repeat(4 * million)}:x`))],
    ['carets', calendarText(vevent(`ORGANIZER;CN=${'^'.repeat(4 * million)}:x`))],
    ['escapes', calendarText(vevent(`CATEGORIES:${'\\,'.repeat(2 * million)}`))],
    ['commas', calendarText(vevent(`CATEGORIES:${','.repeat(4 * million)}`))],
    ['folds', calendarText(vevent(`SUMMARY:${'\r\n x'.repeat(million)}`))],
    ['blanks', calendarText(vevent(`SUMMARY:${' '.repeat(4 * million)}x`))],
    ['components in components', 'BEGIN:VEVENT\r\nBEGIN:A\r\n'.repeat(200_000)],
    ['depth', 'BEGIN:A\r\n'.repeat(million)],
    ['ends', 'END:A\r\n'.repeat(million)],
    ['lines that are none', `${calendarText()}${'x\n'.repeat(4 * million)}`],
    ['bytes above ASCII', Buffer.alloc(5 * million, 0xe9)],
    ['rules', calendarText(vevent(`RRULE:${'BYDAY=MO;'.repeat(million / 2)}`))],
    ['dates', calendarText(vevent(`EXDATE:${'20261105T090000Z,'.repeat(million / 2)}`))],
    [
      'onsets of a zone',
      calendarText(
        'BEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\nDTSTART:20260101T000000',
        `RDATE:${'20261105T090000,'.repeat(million / 4)}`,
        'TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0117\r\nEND:STANDARD\r\nEND:VTIMEZONE',
        ...Array.from({ length: 2000 }, (_, at) =>
          vevent(`UID:${at}`, `DTSTART;TZID=Own:2026110${(at % 9) + 1}T090000`),
        ),
      ),
    ],
  ])('%s', async (_, text) => {
    // A quiet machine takes a twentieth of it.
    expect(await cpuTime(async () => agendaOf(text))).toBeLessThan(20_000);
  });

  it('has no more events than we read', () => {
    const event = (at: number) => `BEGIN:VEVENT\nUID:${at}\nDTSTART:20261105T090000Z\nEND:VEVENT`;
    const text = calendarText(...Array.from({ length: mostEvents + 5 }, (_, at) => event(at)));
    const { events, problems } = readCalendar(text);
    expect(events).toHaveLength(mostEvents);
    expect(problems.map(({ code }) => code)).toEqual(['calendar.too_many_events']);
  });

  it('does not fill the memory with times of a thousand rules that are each small enough', () => {
    const rule = 'RRULE:FREQ=MINUTELY;INTERVAL=5';
    const hostile = Array.from({ length: 1000 }, (_, at) =>
      vevent(`UID:${at}`, 'DTSTART:19700101T000000Z', rule),
    );
    const good = vevent('UID:good', 'RRULE:FREQ=WEEKLY;COUNT=60');
    const { events } = readCalendar(calendarText(...hostile, good));
    const { occurrences, problems } = expandCalendar(events, between('2026-11-01', '2026-12-01'));
    expect(occurrences.length).toBeLessThan(320_000);
    expect(occurrences.filter(({ event }) => event.uid === 'good')).toHaveLength(4);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['rule.too_many_steps']));
  });

  it('gives a share of the steps to each when many use up theirs', async () => {
    const rule = 'RRULE:FREQ=MINUTELY;BYDAY=MO;COUNT=1000000000';
    const hostile = Array.from({ length: 60 }, (_, at) =>
      vevent(`UID:${at}`, 'DTSTART:19700101T000000Z', rule),
    );
    const took = await cpuTime(async () => {
      const found = agendaOf(calendarText(...hostile, good));
      expect(found.agenda).toEqual([goodLine]);
      expect(found.codes).toHaveLength(60);
    });
    expect(took).toBeLessThan(30_000);
  });
});
