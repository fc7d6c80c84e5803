import { seededRandom } from '../../builders/seeded.ts';

const zone = `BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE`;

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const two = (value: number) => String(value).padStart(2, '0');
const dayMs = 86_400_000;

interface Event {
  readonly uid: number;
  readonly day: Date;
  readonly hour: number;
  readonly weekday: string;
}

const dateOf = (day: Date) => day.toISOString().slice(0, 10).replaceAll('-', '');
const timeOf = ({ day, hour }: Pick<Event, 'day' | 'hour'>) => `${dateOf(day)}T${two(hour)}0000`;
const local = (name: string, event: Pick<Event, 'day' | 'hour'>) =>
  `${name};TZID=Europe/Brussels:${timeOf(event)}`;
const timed = (event: Event) => [
  local('DTSTART', event),
  local('DTEND', { ...event, hour: event.hour + 3 }),
];
const later = (event: Event, weeks: number): Event => ({
  ...event,
  day: new Date(event.day.getTime() + weeks * 7 * dayMs),
});
const weekly = (event: Event) => [...timed(event), `RRULE:FREQ=WEEKLY;BYDAY=${event.weekday}`];

/** Kinds of events that municipalities have, and how many in a hundred. All of them are within what node-ical can do. */
const kinds: readonly (readonly [share: number, lines: (event: Event) => readonly string[]])[] = [
  [40, timed],
  [
    12,
    (event) => [
      `DTSTART;VALUE=DATE:${dateOf(event.day)}`,
      `DTEND;VALUE=DATE:${dateOf(new Date(event.day.getTime() + 2 * dayMs))}`,
    ],
  ],
  [18, weekly],
  [6, (event) => [...timed(event), `RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=${event.weekday};COUNT=30`]],
  [
    7,
    (event) => [
      ...weekly(event),
      local('EXDATE', later(event, 40)),
      local('EXDATE', later(event, 44)),
    ],
  ],
  [
    5,
    (event) => [
      ...timed(event),
      `RRULE:FREQ=MONTHLY;BYDAY=${Math.ceil(event.day.getUTCDate() / 7)}${event.weekday}`,
    ],
  ],
  [6, (event) => [...timed(event), 'RRULE:FREQ=YEARLY']],
];

/** Of the rest some occurrence is moved by a component of its own. */
const override = (event: Event) => {
  const moved = later(event, 42);
  return [local('RECURRENCE-ID', moved), ...timed({ ...moved, hour: moved.hour + 1 })];
};

function kindAt(place: number) {
  let end = 0;
  for (const [share, lines] of kinds) {
    end += share;
    if (place < end) return lines;
  }
  return undefined;
}

/** A calendar of as many events, the same for the same number; text as a municipality's site has it. */
export function aCalendar(events: number): string {
  const random = seededRandom(41);
  const parts: string[] = [];
  for (let uid = 0; uid < events; uid += 1) {
    const day = new Date(Date.UTC(2026, 0, 1 + Math.floor(random() * 600)));
    const weekday = days[(day.getUTCDay() + 6) % 7] ?? 'MO';
    const event = { uid, day, hour: 8 + Math.floor(random() * 11), weekday };
    const kind = kindAt(random() * 100);
    parts.push(vevent(event, kind ? kind(event) : weekly(event)));
    if (!kind) parts.push(vevent(event, override(event)));
  }
  const head = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bench//NL',
    'CALSCALE:GREGORIAN',
    zone,
  ];
  return [...head, ...parts, 'END:VCALENDAR', ''].join('\n').replaceAll('\n', '\r\n');
}

const vevent = ({ uid }: Event, times: readonly string[]) =>
  [
    'BEGIN:VEVENT',
    `UID:event-${uid}@gemeente.example`,
    'DTSTAMP:20261101T080000Z',
    'LAST-MODIFIED:20261030T134500Z',
    'SEQUENCE:1',
    ...times,
    `SUMMARY:Weekmarkt op de Grote Markt\\, editie ${uid}`,
    'DESCRIPTION:Elke week verse groenten\\, kaas en bloemen van handelaars uit ',
    '  de streek. Meer weten? Kijk op de site van de gemeente.',
    'LOCATION:Grote Markt 1\\, 2470 Retie',
    'CATEGORIES:Markt,Handel',
    `URL:https://www.gemeente.example/agenda/${uid}`,
    'ORGANIZER;CN="Dienst Economie":mailto:economie@gemeente.example',
    'STATUS:CONFIRMED',
    'END:VEVENT',
  ].join('\n');
