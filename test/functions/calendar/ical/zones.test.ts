import { describe, expect, it } from 'vitest';
import { agendaOf, calendarText, vevent } from './a-text.ts';

const startsIn = (tzid: string, ...before: string[]) => {
  const start = `DTSTART;TZID=${tzid}:20260705T120000`;
  const { agenda, codes } = agendaOf(
    calendarText(...before, vevent(start)),
    '2026-07-01',
    '2026-08-01',
  );
  return agenda[0]?.slice(0, 16) ?? codes[0];
};

interface Observance {
  readonly name: 'STANDARD' | 'DAYLIGHT';
  readonly start: string;
  readonly from: string;
  readonly to: string;
  readonly more?: string;
}

const vtimezone = (tzid: string, observances: readonly Observance[], ...lines: string[]) =>
  [
    'BEGIN:VTIMEZONE',
    `TZID:${tzid}`,
    ...lines,
    ...observances.flatMap(({ name, start, from, to, more }) => [
      `BEGIN:${name}`,
      `DTSTART:${start}`,
      `TZOFFSETFROM:${from}`,
      `TZOFFSETTO:${to}`,
      ...(more ? [more] : []),
      `END:${name}`,
    ]),
    'END:VTIMEZONE',
  ].join('\r\n');

const likeBrussels: readonly Observance[] = [
  {
    name: 'STANDARD',
    start: '16010101T030000',
    from: '+0200',
    to: '+0100',
    more: 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  },
  {
    name: 'DAYLIGHT',
    start: '16010101T020000',
    from: '+0100',
    to: '+0200',
    more: 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  },
];

describe('a zone is known by its name, without VTIMEZONE', () => {
  it.each([
    ['Europe/Brussels', '12:00'],
    ['europe/brussels', '12:00'],
    ['"Europe/Brussels"', '12:00'],
    ['Europe/London', '13:00'],
    ['Asia/Kolkata', '08:30'],
    ['UTC', '14:00'],
    ['Etc/UTC', '14:00'],
    ['GMT', '14:00'],
    ['/freeassociation.sourceforge.net/Tzfile/Europe/Brussels', '12:00'],
    ['/freeassociation.sourceforge.net/Europe/London', '13:00'],
    ['/mozilla.org/20050126_1/America/Argentina/Buenos_Aires', '17:00'],
    ['/softwarestudio.org/Olson_20011030_5/America/New_York', '18:00'],
    ['tzone://Microsoft/Utc', '14:00'],
    ['Romance Standard Time', '12:00'],
    ['W. Europe Standard Time', '12:00'],
    ['GMT Standard Time', '13:00'],
    ['Eastern Standard Time', '18:00'],
    ['Romance Standard Time 1', '12:00'],
    ['"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris"', '12:00'],
    ['(UTC+01:00) Brussels, Copenhagen, Madrid, Paris', '12:00'],
    ['(GMT+01.00) Amsterdam / Berlin / Bern', '12:00'],
    ['(UTC-05:00) Somewhere, New York', '18:00'],
    ['Brussels', '12:00'],
    ['UTC+1', '13:00'],
    ['GMT-0330', '17:30'],
    ['+05:45', '08:15'],
  ])('%s', (tzid, time) => {
    expect(startsIn(tzid)).toBe(`2026-07-05T${time}`);
  });

  it('and is an error where nothing is known', () => {
    expect(startsIn('Mars/Phobos')).toBe('zone.unknown market');
    expect(startsIn('Customized Time Zone')).toBe('zone.unknown market');
    expect(startsIn('(UTC+01:00) Nowhere')).toBe('zone.unknown market');
  });
});

describe('a zone that is described', () => {
  it.each(['Customized Time Zone', 'tzone://Microsoft/Custom', '1', '(UTC+01:00) Nowhere'])(
    'stands for the one with the same clocks: %s',
    (tzid) => {
      expect(startsIn(tzid, vtimezone(tzid, likeBrussels))).toBe('2026-07-05T12:00');
    },
  );

  it('follows these clocks through the year', () => {
    const text = calendarText(
      vtimezone('Own', likeBrussels),
      vevent('DTSTART;TZID=Own:20261018T090000', 'RRULE:FREQ=WEEKLY;COUNT=3'),
    );
    expect(agendaOf(text, '2026-10-01').agenda.map((line) => line.slice(0, 16))).toEqual([
      '2026-10-18T09:00',
      '2026-10-25T09:00',
      '2026-11-01T09:00',
    ]);
  });

  it('may say its place itself', () => {
    const zone = vtimezone('Own', [], 'X-LIC-LOCATION:Europe/London');
    expect(startsIn('Own', zone)).toBe('2026-07-05T13:00');
  });

  it('is the zone of its name, when that is known, whatever the description says', () => {
    const wrong = vtimezone('Europe/London', likeBrussels);
    expect(startsIn('Europe/London', wrong)).toBe('2026-07-05T13:00');
  });

  it('may have clocks that no place has, and never change', () => {
    const zone = vtimezone('Own', [
      { name: 'STANDARD', start: '19700101T000000', from: '+0117', to: '+0117' },
    ]);
    expect(startsIn('Own', zone)).toBe('2026-07-05T12:43');
  });

  it('may have clocks that no place has, and change: each time has its own, a series is told so', () => {
    const own: readonly Observance[] = [
      { name: 'STANDARD', start: '20261015T000000', from: '+0400', to: '+0300' },
      { name: 'DAYLIGHT', start: '20260515T000000', from: '+0300', to: '+0400' },
    ];
    const event = (uid: string, start: string, ...lines: string[]) =>
      vevent(`UID:${uid}`, `DTSTART;TZID=Own:${start}`, `SUMMARY:${uid}`, ...lines);
    const text = calendarText(
      vtimezone('Own', own),
      event('winter', '20260105T120000'),
      event('summer', '20260705T120000'),
      event('series', '20260801T120000', 'RRULE:FREQ=DAILY;COUNT=1'),
    );
    const { agenda, codes } = agendaOf(text, '2026-01-01');
    expect(agenda.map((line) => [line.slice(11, 16), line.split(' ')[2]])).toEqual([
      ['10:00', 'winter'],
      ['10:00', 'summer'],
      ['10:00', 'series'],
    ]);
    expect(codes).toEqual(['zone.inexact series']);
  });

  it('may list its changes, and end its rules', () => {
    const listed: readonly Observance[] = [
      {
        name: 'STANDARD',
        start: '20251026T030000',
        from: '+0200',
        to: '+0100',
        more: 'RDATE:20261025T030000,20271031T030000',
      },
      {
        name: 'DAYLIGHT',
        start: '20250330T020000',
        from: '+0100',
        to: '+0200',
        more: 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20280326T010000Z',
      },
    ];
    expect(startsIn('Own', vtimezone('Own', listed))).toBe('2026-07-05T12:00');
  });

  it('is unknown where the description cannot be read', () => {
    const broken = vtimezone('Own', [
      { name: 'STANDARD', start: 'then', from: 'here', to: 'there' },
    ]);
    expect(startsIn('Own', broken)).toBe('zone.unknown market');
    expect(startsIn('Own', vtimezone('Own', []))).toBe('zone.unknown market');
  });

  it('may stand behind the events that need it', () => {
    const text = calendarText(
      vevent('DTSTART;TZID=Own:20261105T090000'),
      vtimezone('Own', likeBrussels),
    );
    expect(agendaOf(text).agenda).toHaveLength(1);
  });
});
