import fc from 'fast-check';
import ical from 'node-ical';
import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '../../../../functions/calendar/ical/calendar-event.ts';
import { expandCalendar } from '../../../../functions/calendar/ical/expand-calendar.ts';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import type { RuledPart } from '../../../../functions/calendar/timing/timing.ts';
import { zoneNamed } from '../../../../functions/calendar/timing/zone.ts';
import { aRule } from '../timing/some-series.ts';
import { calendarText, vevent } from './a-text.ts';
import { bytesOf } from './write-text.ts';

const window = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1), zone: 'UTC' };
const named = (start: Date | number, end: Date | number) =>
  `${new Date(start).toISOString().slice(0, 16)} ${new Date(end).toISOString().slice(0, 16)}`;

function ours(text: string | Uint8Array): string[] {
  const { occurrences } = expandCalendar(readCalendar(text).events, window);
  return occurrences
    .filter(({ occurrence }) => occurrence.startsAt >= window.from)
    .map(({ occurrence }) => named(occurrence.startsAt, occurrence.endsAt))
    .sort();
}

function theirs(text: string): string[] {
  return Object.values(ical.sync.parseICS(text))
    .flatMap((component) => (component?.type === 'VEVENT' ? [component] : []))
    .flatMap((event) =>
      ical.expandRecurringEvent(event, {
        from: new Date(window.from),
        to: new Date(window.to - 1),
      }),
    )
    .map(({ start, end }) => named(start, end))
    .sort();
}

describe('node-ical and we', () => {
  const hours = ['T000000', 'T090000', 'T194500'];
  const aForm = fc.constantFrom(
    { allDay: true, zone: undefined } as const,
    ...['Europe/Brussels', 'America/New_York', 'UTC'].map(
      (zone) => ({ allDay: false, zone }) as const,
    ),
  );

  /** Within what node-ical can do; what it cannot stands below. */
  const aCalendar = aForm.chain((form) =>
    fc
      .record({
        day: fc.integer({ min: 0, max: 400 }),
        hour: fc.constantFrom(...hours),
        rule: aRule(form),
        exceptions: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
      })
      .map(({ day, hour, rule, exceptions }) => ({ form, day, hour, rule, exceptions })),
  );

  it('agree on one rule with exceptions whose start it names', () => {
    let compared = 0;
    fc.assert(
      fc.property(aCalendar, ({ form, day, hour, rule, exceptions }) => {
        const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
        fc.pre(!isReadOtherwise(rule) && namesStart(rule, date));
        const wall = `${date}T${hour.slice(1, 3)}:${hour.slice(3, 5)}:00`;
        const series: RuledPart = {
          kind: 'ruled',
          start: form.allDay ? { date } : { wall, zone: form.zone },
          length: { duration: form.allDay ? 'P2D' : 'PT3H' },
          rules: [rule],
          extra: [],
          except: [],
          changes: [],
        };
        const all = timesOf(series);
        const except = exceptions.flatMap((at) => all[at] ?? []);
        const text = bytesOf([eventOf({ ...series, except })]).toString();
        expect(ours(text)).toEqual(theirs(text));
        compared += 1;
      }),
      { numRuns: 300 },
    );
    expect(compared).toBe(300);
  });

  /** Numbered days in yearly rules beside days without a number, or beside BYMONTHDAY; both stand below. */
  const isReadOtherwise = (rule: string) => {
    const days = /BYDAY=([^;]*)/.exec(rule)?.[1]?.split(',') ?? [];
    const numbered = days.filter((day) => /\d/.test(day));
    const isMixed = numbered.length < days.length && !rule.includes('BYMONTH=');
    const isRead = numbered.length > 0 && (isMixed || rule.includes('BYMONTHDAY='));
    return isRead && rule.includes('YEARLY');
  };

  function namesStart(rule: string, day: string): boolean {
    const endless = rule.replace(/;(COUNT|UNTIL)=[^;]*/, '');
    const start = new Date(day);
    const text = calendarText(
      vevent(`DTSTART:${day.replaceAll('-', '')}T000000Z`, `RRULE:${endless}`),
    );
    return Object.values(ical.sync.parseICS(text)).some(
      (event) =>
        event?.type === 'VEVENT' && (event.rrule?.between(start, start, true).length ?? 0) > 0,
    );
  }

  /** The times of a series from its start on, as it would write them. */
  function timesOf(series: RuledPart): RuledPart['except'] {
    const long = { ...window, from: Date.UTC(2024, 0, 1) };
    const { occurrences } = expandCalendar([eventOf(series)], long);
    const own = 'date' in series.start ? undefined : zoneNamed(series.start.zone ?? 'UTC');
    return occurrences.map(({ occurrence: { startsAt } }) => {
      if (!own) return { date: new Date(startsAt).toISOString().slice(0, 10) };
      return { wall: new Date(own.wallOf(startsAt)).toISOString().slice(0, 19), zone: own.name };
    });
  }

  const eventOf = (series: RuledPart): CalendarEvent => ({
    uid: 'market',
    sequence: 0,
    modifiedAt: undefined,
    status: 'confirmed',
    visibility: 'public',
    summary: 'Weekmarkt',
    description: undefined,
    location: undefined,
    url: undefined,
    categories: [],
    organizer: undefined,
    geo: undefined,
    image: undefined,
    timing: { parts: [series] },
  });

  it('agree on what is moved, called off, and stands alone', () => {
    const end = 'DTEND;TZID=Europe/Brussels:20261105T120000';
    const text = calendarText(
      vevent(end, 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE:20261119T080000Z'),
      vevent(
        'RECURRENCE-ID;TZID=Europe/Brussels:20261112T090000',
        'DTSTART;TZID=Europe/Brussels:20261113T100000',
        'DTEND;TZID=Europe/Brussels:20261113T110000',
      ),
      vevent('UID:once', 'DTSTART;VALUE=DATE:20261128', 'DTEND;VALUE=DATE:20261130'),
    );
    expect(ours(text)).toHaveLength(4);
    expect(ours(text)).toEqual(theirs(text));
  });
});

/** Where node-ical 0.27 is wrong, or does otherwise, and why we do not follow. When it agrees one day, its line here goes. */
const otherwise: readonly {
  readonly what: string;
  readonly events: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}[] = [
  {
    what: 'further dates (RDATE) are part of a series (RFC 5545, 3.8.5.2); it leaves them out',
    events: [vevent('RDATE;TZID=Europe/Brussels:20261107T090000')],
    ours: ['11-05T08:00', '11-07T08:00'],
    theirs: ['11-05T08:00'],
  },
  {
    what: 'the start is the first occurrence though the rule does not name it, and counts (3.3.10); it leaves it out',
    events: [vevent('RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3')],
    ours: ['11-05T08:00', '11-09T08:00', '11-16T08:00'],
    theirs: ['11-09T08:00', '11-16T08:00', '11-23T08:00'],
  },
  {
    what: 'several rules add up; it follows the last alone',
    events: [vevent('RRULE:FREQ=WEEKLY;COUNT=2', 'RRULE:FREQ=DAILY;COUNT=2')],
    ours: ['11-05T08:00', '11-06T08:00', '11-12T08:00'],
    theirs: ['11-05T08:00', '11-06T08:00'],
  },
  {
    what: 'THISANDFUTURE is of all that follow (3.2.13); it takes it for one',
    events: [
      vevent('RRULE:FREQ=WEEKLY;COUNT=3'),
      vevent(
        'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Brussels:20261112T090000',
        'DTSTART;TZID=Europe/Brussels:20261112T100000',
      ),
    ],
    ours: ['11-05T08:00', '11-12T09:00', '11-19T09:00'],
    theirs: ['11-05T08:00', '11-12T09:00', '11-19T08:00'],
  },
  {
    what: 'a time that clocks skip lies behind the gap (3.3.5, 3.3.10); it leaves it out and counts on',
    events: [vevent('DTSTART;TZID=Europe/Brussels:20260328T023000', 'RRULE:FREQ=DAILY;COUNT=3')],
    ours: ['03-28T01:30', '03-29T01:30', '03-30T00:30'],
    theirs: ['03-28T01:30', '03-30T00:30', '03-31T00:30'],
  },
  {
    what: 'days of a duration are days of the calendar (3.3.6); it takes them for 24 hours',
    events: [
      vevent(
        'DTSTART;TZID=Europe/Brussels:20260328T100000',
        'DURATION:P1D',
        'RRULE:FREQ=DAILY;COUNT=1',
      ),
    ],
    ours: ['03-28T09:00 03-29T08:00'],
    theirs: ['03-28T09:00 03-29T09:00'],
  },
  {
    what: 'days with and without a number stand each for themselves (3.3.10); in yearly rules it leaves out those without',
    events: [vevent('DTSTART:20260518T080000Z', 'RRULE:FREQ=YEARLY;BYDAY=TU,20MO;COUNT=3')],
    ours: ['05-18T08:00', '05-19T08:00', '05-26T08:00'],
    theirs: ['05-18T08:00'],
  },
  {
    what: 'beside BYMONTHDAY a numbered day only limits it (table in 3.3.10); it has it add days',
    events: [vevent('DTSTART:20250105T080000Z', 'RRULE:FREQ=YEARLY;BYMONTHDAY=1;BYDAY=1SU')],
    ours: [],
    theirs: ['01-04T08:00'],
  },
];

describe('node-ical does otherwise', () => {
  it.each(otherwise)('$what', ({ events, ...expected }) => {
    const text = calendarText(...events);
    const short = (found: readonly string[], like: readonly string[]) =>
      found.map((line) =>
        like.some((wanted) => wanted.includes(' '))
          ? line.replaceAll('2026-', '')
          : line.slice(5, 16),
      );
    expect(short(ours(text), expected.ours)).toEqual(expected.ours);
    expect(short(theirs(text), expected.theirs)).toEqual(expected.theirs);
  });
});
