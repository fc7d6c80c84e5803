import fc from 'fast-check';
import ical from 'node-ical';
import { describe, expect, test } from 'vitest';
import { agendaOf } from '../../../../functions/calendar/events/agenda.ts';
import type { CampaignEvent } from '../../../../functions/calendar/events/event.ts';
import { occurrencesOf } from '../../../../functions/calendar/events/occurrences-of.ts';
import { readCalendar } from '../../../../functions/calendar/ical/read-calendar.ts';
import { writeCalendar } from '../../../../functions/calendar/ical/write-calendar.ts';
import {
  dayAfter,
  localDay,
  startOfDay,
  weekdayOf,
} from '../../../../functions/calendar/local-day.ts';
import { expandTiming } from '../../../../functions/calendar/timing/expand.ts';
import type {
  CalendarTime,
  EventStatus,
  RuledPart,
  Timing,
} from '../../../../functions/calendar/timing/timing.ts';
import { TimingError } from '../../../../functions/calendar/timing/timing-error.ts';
import { anEvent, aPart, aTiming, at, brussels } from '../../../builders/calendar-event.ts';

const range = { first: '2026-11-01', last: '2027-12-31' };
const from = startOfDay(range.first);
const to = startOfDay(dayAfter(range.last, 1));

/** A time as all three tell it: whole days by their dates, others by their instants. */
type Told = readonly [start: string, end: string, status: 'on' | 'maybe' | 'off'];

const stateOf = (status: EventStatus): Told[2] => {
  if (status === 'confirmed') return 'on';
  return status === 'tentative' ? 'maybe' : 'off';
};

const isoOf = (instant: number): string => new Date(instant).toISOString();

/** What begins within the range, in order: what only ends there is told by some and not by others. */
const inRange = (told: readonly Told[]): Told[] =>
  told
    .filter(([start]) => {
      const day = start.length === 10 ? start : localDay(new Date(start));
      return day >= range.first && day <= range.last;
    })
    .toSorted((one, other) => (String(one) < String(other) ? -1 : 1));

function stored(event: CampaignEvent): Told[] {
  const entries = agendaOf(event, occurrencesOf(event, { from, to }), { from, to });
  const all = [...entries.values()].flatMap(({ occurrences }) => occurrences);
  const byKey = new Map(all.map((occurrence) => [occurrence.key, occurrence]));
  return [...byKey.values()].map(({ startsAt, endsAt, allDay, status }): Told => {
    if (allDay) return [allDay.first, allDay.last, stateOf(status)];
    return [startsAt, endsAt, stateOf(status)];
  });
}

function written(event: CampaignEvent): string {
  const entries = agendaOf(event, occurrencesOf(event, { from, to }), { from, to });
  const all = [...entries.values()].flatMap(({ occurrences }) => occurrences);
  const occurrences = [...new Map(all.map((occurrence) => [occurrence.key, occurrence])).values()];
  const head = {
    name: 'Agenda',
    about: '',
    source: 'https://site.example/calendar/feeds/nl/retie.ics',
    page: 'https://site.example/calendar/nl/retie',
    colour: '#1f5f4a',
    changedAt: from,
    refreshHours: 4,
  };
  const edition = { language: 'nl', siteUrl: 'https://site.example', isFree: true } as const;
  return writeCalendar([{ event, occurrences }], head, { range, edition });
}

/** Our own reader. */
function readByUs(text: string): Told[] {
  const { events, problems } = readCalendar(text);
  expect(problems).toEqual([]);
  const window = { from: from.getTime(), to: to.getTime(), zone: brussels };
  return events.flatMap(({ timing, status: whole }) =>
    expandTiming(timing, window, { status: whole }).occurrences.map(
      ({ startsAt, endsAt, allDay, status }): Told => {
        if (allDay) return [allDay.first, allDay.last, stateOf(status)];
        return [isoOf(startsAt), isoOf(endsAt), stateOf(status)];
      },
    ),
  );
}

/** The date that node-ical means by midnight in the zone of this process. */
const ownDay = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

function readByOther(text: string): Told[] {
  const components = Object.values(ical.sync.parseICS(text));
  return components.flatMap((component) => {
    if (component?.type !== 'VEVENT') return [];
    const window = { from: new Date(from.getTime() - 86_400_000), to, expandOngoing: true };
    return ical.expandRecurringEvent(component, window).map(({ start, end, isFullDay, event }) => {
      const status =
        event.status === 'CANCELLED' ? 'off' : event.status === 'TENTATIVE' ? 'maybe' : 'on';
      if (isFullDay) return [ownDay(start), dayAfter(ownDay(end), -1), status] as const;
      return [start.toISOString(), end.toISOString(), status] as const;
    });
  });
}

function expectRoundTrip(timing: Timing, status: EventStatus = 'confirmed') {
  const event = anEvent({ said: { timing, status } });
  const text = written(event);
  const truth = inRange(stored(event));
  expect(inRange(readByUs(text))).toEqual(truth);
  expect(inRange(readByOther(text))).toEqual(truth);
  return truth;
}

describe('our calendar, read by us and by another program', () => {
  const weekly = { rules: ['FREQ=WEEKLY;BYDAY=TH'] };
  const day = (date: string) => ({ date });
  const cases: readonly (readonly [string, Timing, number])[] = [
    ['one time', aTiming(), 1],
    ['one whole day', aTiming(aPart({ start: day('2026-12-05'), length: { duration: 'P1D' } })), 1],
    [
      'three whole days',
      aTiming(aPart({ start: day('2026-12-05'), length: { end: day('2026-12-08') } })),
      1,
    ],
    ['every week through both changes of clocks', aTiming(aPart(weekly)), 57],
    [
      'a time that floats',
      aTiming(
        aPart({ ...weekly, start: { wall: '2026-12-03T08:00:00' }, length: { duration: 'PT2H' } }),
      ),
      57,
    ],
    [
      'every week in UTC',
      aTiming(
        aPart({ ...weekly, start: at('2026-12-03T08:00', 'UTC'), length: { duration: 'PT2H' } }),
      ),
      57,
    ],
    ['an end', aTiming(aPart({ rules: ['FREQ=WEEKLY;UNTIL=20270107T070000Z'] })), 6],
    ['an end in the wrong form', aTiming(aPart({ rules: ['FREQ=WEEKLY;UNTIL=20270107'] })), 6],
    ['a count', aTiming(aPart({ rules: ['FREQ=DAILY;INTERVAL=3;COUNT=10'] })), 10],
    [
      'the first Sunday of months',
      aTiming(
        aPart({
          start: day('2026-12-06'),
          length: { duration: 'P1D' },
          rules: ['FREQ=MONTHLY;BYDAY=1SU'],
        }),
      ),
      13,
    ],
    [
      'the last Friday of months',
      aTiming(
        aPart({
          start: at('2026-11-27T18:00'),
          length: { duration: 'PT3H' },
          rules: ['FREQ=MONTHLY;BYDAY=-1FR'],
        }),
      ),
      14,
    ],
    [
      'every year since long',
      aTiming(
        aPart({
          start: day('1985-05-01'),
          length: { end: day('1985-05-03') },
          rules: ['FREQ=YEARLY'],
        }),
      ),
      1,
    ],
    [
      'what falls out',
      aTiming(aPart({ ...weekly, except: [at('2026-12-10T08:00'), at('2027-04-01T08:00')] })),
      55,
    ],
    [
      'a day that falls out',
      aTiming(
        aPart({
          start: day('2026-12-03'),
          length: { duration: 'P1D' },
          ...weekly,
          except: [day('2026-12-10')],
        }),
      ),
      56,
    ],
    [
      'a moved time and a cancelled one',
      aTiming(
        aPart({
          ...weekly,
          changes: [
            {
              recurrenceId: at('2026-12-10T08:00'),
              range: 'one',
              start: at('2026-12-11T09:00'),
              length: { duration: 'PT1H' },
            },
            { recurrenceId: at('2026-12-17T08:00'), range: 'one', status: 'cancelled' },
          ],
        }),
      ),
      57,
    ],
    [
      'a change of all that follow',
      aTiming(
        aPart({
          ...weekly,
          changes: [
            {
              recurrenceId: at('2027-01-07T08:00'),
              range: 'this-and-future',
              start: at('2027-01-08T10:00'),
            },
          ],
        }),
      ),
      57,
    ],
    [
      'dates beside a rule',
      aTiming(
        aPart({
          ...weekly,
          extra: [
            { start: at('2026-12-05T10:00') },
            { start: at('2026-12-06T10:00'), length: { duration: 'PT30M' } },
          ],
        }),
      ),
      59,
    ],
    [
      'two slots a day',
      aTiming(
        aPart({ rules: ['FREQ=DAILY;COUNT=5'] }),
        aPart({
          start: at('2026-12-03T13:00'),
          length: { duration: 'PT4H' },
          rules: ['FREQ=DAILY;COUNT=5'],
        }),
      ),
      10,
    ],
    [
      'New York',
      aTiming(
        aPart({
          start: at('2026-12-03T08:00', 'America/New_York'),
          length: { duration: 'PT1H' },
          rules: ['FREQ=WEEKLY;COUNT=20'],
        }),
      ),
      20,
    ],
    [
      'the night in which clocks go forward',
      aTiming(
        aPart({
          start: at('2027-03-21T02:30'),
          length: { duration: 'PT1H' },
          rules: ['FREQ=WEEKLY;COUNT=3'],
        }),
      ),
      3,
    ],
    [
      'a night out in the night in which clocks go back',
      aTiming(
        aPart({
          start: at('2026-12-05T22:00'),
          length: { end: at('2026-12-06T04:00') },
          rules: ['FREQ=WEEKLY'],
        }),
      ),
      56,
    ],
    [
      'listed dates',
      aTiming({
        kind: 'dated',
        dates: [
          {
            key: 'a',
            start: at('2026-12-04T20:00'),
            end: at('2026-12-04T22:00'),
            status: 'confirmed',
          },
          {
            key: 'b',
            start: at('2026-12-05T20:00'),
            end: at('2026-12-05T22:00'),
            status: 'cancelled',
          },
          {
            key: 'c',
            start: at('2026-12-06T20:00'),
            end: at('2026-12-06T22:00'),
            status: 'postponed',
          },
          { key: 'd', start: day('2026-12-07'), end: day('2026-12-09'), status: 'tentative' },
        ],
      }),
      4,
    ],
  ];

  test.each(cases)('has the same times for %s', (_, timing, count) => {
    expect(expectRoundTrip(timing)).toHaveLength(count);
  });

  test.each(['tentative', 'postponed', 'cancelled'] as const)(
    'says of all times that they are %s',
    (status) => {
      const truth = expectRoundTrip(aTiming(aPart(weekly)), status);
      expect(new Set(truth.map(([, , state]) => state)).size).toBe(1);
    },
  );

  test('has the same times for any event, as a rule or time by time', () => {
    let rules = 0;
    fc.assert(
      fc.property(anyTiming, anyStatus, (timing, status) => {
        expectRoundTrip(timing, status);
        if (/\r\nRRULE/.test(eventsIn(timing))) rules += 1;
      }),
      { numRuns },
    );
    expect(rules).toBeGreaterThan(numRuns / 4);
    expect(rules).toBeLessThan(numRuns);
  });
});

const numRuns = 400;

/** The events of a calendar, without the rules of its zone. */
const eventsIn = (timing: Timing): string =>
  written(anEvent({ said: { timing } })).split('END:VTIMEZONE')[1] ?? '';

const anyStatus = fc.constantFrom<EventStatus>('confirmed', 'tentative', 'postponed', 'cancelled');

const anyDay = fc.integer({ min: 0, max: 700 }).map((days) => dayAfter('2026-01-01', days));
const anyClock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const anyZone = fc.constantFrom(brussels, brussels, brussels, 'UTC', 'America/New_York');

const anyStart: fc.Arbitrary<CalendarTime> = fc.oneof(
  anyDay.map((date) => ({ date })),
  fc.tuple(anyDay, anyClock, anyZone).map(([day, clock, zone]) => at(`${day}T${clock}`, zone)),
  fc.tuple(anyDay, anyClock).map(([day, clock]) => ({ wall: `${day}T${clock}:00` })),
);

const anyRule = fc
  .record({
    FREQ: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    INTERVAL: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    BYDAY: fc.option(fc.constantFrom('TH', 'MO,WE,FR', 'SA', '1SU', '-1FR', '2TU,4TU'), {
      nil: undefined,
    }),
    BYMONTH: fc.option(fc.constantFrom('12', '6,7,8'), { nil: undefined }),
    BYMONTHDAY: fc.option(fc.constantFrom('1', '15', '31', '-1'), { nil: undefined }),
    COUNT: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
    WKST: fc.option(fc.constantFrom('MO', 'SU'), { nil: undefined }),
  })
  .filter(({ FREQ, BYDAY, BYMONTHDAY }) =>
    /[1-4]/.test(BYDAY ?? '')
      ? FREQ === 'MONTHLY' || (FREQ === 'YEARLY' && BYMONTHDAY === undefined)
      : !(FREQ === 'WEEKLY' && BYMONTHDAY !== undefined),
  )
  .map((parts) =>
    Object.entries(parts)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${value}`)
      .join(';'),
  );

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const weekdayName = (day: string): string => weekdays[weekdayOf(day) - 1] ?? '';
const dayOfTime = (time: CalendarTime): string =>
  'date' in time ? time.date : time.wall.slice(0, 10);

/** Rules as people make them, in step with their start. */
const anyPlainRule = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.nat(5))
  .map(([interval, kind]) => (day: string): string => {
    const place = Math.ceil(Number(day.slice(8)) / 7);
    const rules = [
      'FREQ=DAILY',
      `FREQ=WEEKLY;BYDAY=MO,${weekdayName(day)}`,
      `FREQ=MONTHLY;BYDAY=${place > 4 ? -1 : place}${weekdayName(day)}`,
      `FREQ=MONTHLY;BYMONTHDAY=${Number(day.slice(8))}`,
      'FREQ=YEARLY',
      `FREQ=YEARLY;BYMONTH=${Number(day.slice(5, 7))};BYDAY=${Math.min(place, 4)}${weekdayName(day)}`,
    ];
    return `${rules[kind]};INTERVAL=${interval}`;
  });

const anyEnd = fc
  .tuple(fc.constantFrom('none', 'count', 'until'), fc.integer({ min: 1, max: 60 }))
  .map(([kind, amount]) => (start: CalendarTime): string => {
    if (kind === 'none') return '';
    if (kind === 'count') return `;COUNT=${amount}`;
    const day = dayAfter(dayOfTime(start), amount * 7).replaceAll('-', '');
    return `;UNTIL=${day}${'date' in start ? '' : 'T120000Z'}`;
  });

/** Hours for times of the day, days for whole ones. */
const lengthFor = (start: CalendarTime, amount: number): RuledPart['length'] =>
  'date' in start ? { duration: `P${amount}D` } : { duration: `PT${amount}H` };

const anyRuled: fc.Arbitrary<RuledPart> = fc
  .record({
    start: anyStart,
    amount: fc.integer({ min: 1, max: 5 }),
    rule: fc.option(anyRule, { nil: undefined }),
    inStep: fc.option(fc.tuple(anyPlainRule, anyEnd), { nil: undefined, freq: 4 }),
    picks: fc.array(fc.tuple(fc.nat(30), fc.constantFrom('except', 'cancel', 'move')), {
      maxLength: 3,
    }),
  })
  .map(({ start, amount, rule, inStep, picks }) => {
    const plain = inStep && inStep[0](dayOfTime(start)) + inStep[1](start);
    const rules = [plain ?? rule].filter((one) => one !== undefined);
    const part = aPart({ start, length: lengthFor(start, amount), rules });
    return { part, picks: rules.length === 0 ? [] : picks };
  })
  .filter(({ part }) => isKept(part))
  .map(({ part, picks }) => withPicks(part, picks));

/** Whether such an event could be kept: one whose times cannot be worked out is refused. */
function isKept(part: RuledPart): boolean {
  try {
    expandTiming(aTiming(part), { from: from.getTime(), to: to.getTime(), zone: brussels });
    return true;
  } catch (error) {
    if (error instanceof TimingError) return false;
    throw error;
  }
}

/** Takes some times of a series out, cancels some and moves some by a day. */
function withPicks(part: RuledPart, picks: readonly (readonly [number, string])[]): RuledPart {
  const window = { from: from.getTime(), to: to.getTime(), zone: brussels };
  const { occurrences } = expandTiming(aTiming(part), window);
  const except: CalendarTime[] = [];
  const changes: RuledPart['changes'] = [];
  const used = new Set<number>();
  for (const [index, kind] of picks) {
    const occurrence = occurrences[index];
    if (!occurrence || used.has(index)) continue;
    used.add(index);
    const { start } = part;
    const id: CalendarTime =
      'date' in start
        ? { date: occurrence.allDay?.first ?? '' }
        : { wall: isoOf(occurrence.startsAt).slice(0, 19), zone: 'UTC' };
    if (kind === 'except') except.push(id);
    if (kind === 'cancel') changes.push({ recurrenceId: id, range: 'one', status: 'cancelled' });
    if (kind === 'move') {
      const moved =
        'date' in id
          ? { date: dayAfter(id.date, 1) }
          : { ...id, wall: isoOf(occurrence.startsAt + 90_000_000).slice(0, 19) };
      changes.push({ recurrenceId: id, range: 'one', start: moved });
    }
  }
  return { ...part, except, changes };
}

const anyTiming: fc.Arbitrary<Timing> = fc
  .array(anyRuled, { minLength: 1, maxLength: 2 })
  .map((parts) => aTiming(...parts));
