import type { DemoDays } from './demo-days.ts';
import { type DemoPlace, demoPlaces, venueOf } from './demo-places.ts';
import { events } from './event-texts.ts';

interface Texts {
  readonly nl: string;
  readonly fr: string;
  readonly en: string;
}

/** What staff type of an event, as the API takes it. */
export interface StaffEvent {
  readonly municipality: string;
  readonly facts: {
    readonly title: Texts;
    readonly description: Texts;
    readonly venue: {
      readonly name?: string;
      readonly street?: string;
      readonly postcode: string;
      readonly town: string;
    };
    readonly topics: readonly string[];
    readonly organizer?: string;
  };
  readonly recurrence: {
    readonly start: string;
    readonly end: string;
    readonly repeat?: Readonly<Record<string, unknown>>;
    readonly except?: readonly string[];
  };
  /** Who may come, where people register. */
  readonly registration?: Readonly<Record<string, unknown>>;
  /** Of people who have registered already. */
  readonly taken?: readonly string[];
}

const all = Object.values(demoPlaces);
const { retie, balen, bierbeek, zoutleeuw, oudTurnhout, lubbeek } = demoPlaces;

/** What staff of the six municipalities have typed: rules of markets and shops, and evenings for which people register. */
export const staffEvents = (days: DemoDays): StaffEvent[] => [
  ...all.map((place) => weeklyMarket(place, days)),
  ...[retie, balen, zoutleeuw].map((place) => lateNight(place, 1, days)),
  ...[oudTurnhout, bierbeek, lubbeek].map((place) => lateNight(place, 3, days)),
  ...[balen, lubbeek].map((place) => openSunday(place, days)),
  ...all.map((place, index) => roundTable(place, days.inWeek(1 + (index % 3), 2))),
  trainingDay(days.inWeek(3, 4)),
  learningEvening(days.inWeek(2, 2)),
  bakingWorkshop(days.inWeek(1, 6)),
];

function weeklyMarket(place: DemoPlace, days: DemoDays): StaffEvent {
  const [weekday, from, to] = place.market;
  const first = days.inWeek(-4, weekday);
  return {
    municipality: place.nis,
    facts: {
      ...events.weeklyMarket(place),
      venue: venueOf(place, 'square'),
      topics: ['market', 'food'],
      organizer: `Gemeente ${place.name}`,
    },
    recurrence: {
      start: `${first}T${from}`,
      end: `${first}T${to}`,
      repeat: { frequency: 'weekly', weekdays: [weekday] },
    },
  };
}

/** On the same Friday of each month. */
function lateNight(place: DemoPlace, nth: 1 | 3, days: DemoDays): StaffEvent {
  const first = days.nth(nth, 5, days.lastMonth);
  return {
    municipality: place.nis,
    facts: {
      ...events.lateNight(place),
      venue: { postcode: place.postcode, town: place.name },
      topics: ['late-night'],
      organizer: 'Handel van hier',
    },
    recurrence: {
      start: `${first}T18:00`,
      end: `${first}T21:00`,
      repeat: { frequency: 'monthly', nth: [{ weekday: 5, place: nth }] },
    },
  };
}

function openSunday(place: DemoPlace, days: DemoDays): StaffEvent {
  const first = days.nth(1, 7, days.lastMonth);
  return {
    municipality: place.nis,
    facts: {
      ...events.openSunday(place),
      venue: { postcode: place.postcode, town: place.name },
      topics: ['late-night', 'family'],
    },
    recurrence: {
      start: `${first}T13:00`,
      end: `${first}T18:00`,
      repeat: { frequency: 'monthly', nth: [{ weekday: 7, place: 1 }] },
    },
  };
}

const usualRule = {
  waitingList: true,
  offerHours: 24,
  closesBefore: 24 * 60,
  remindHours: [48],
  maxPerPerson: 2,
};

const roundTable = (place: DemoPlace, day: string): StaffEvent => ({
  municipality: place.nis,
  facts: {
    ...events.roundTable(place),
    venue: venueOf(place, 'hall'),
    topics: ['business'],
    organizer: 'Handel van hier',
  },
  recurrence: { start: `${day}T08:00`, end: `${day}T10:00` },
  registration: { ...usualRule, capacity: 16, audience: 'businesses' },
});

const trainingDay = (day: string): StaffEvent => ({
  municipality: balen.nis,
  facts: {
    ...events.trainingDay,
    venue: venueOf(balen, 'hall'),
    topics: ['training', 'business'],
    organizer: 'Handel van hier',
  },
  recurrence: { start: `${day}T09:00`, end: `${day}T16:30` },
  registration: { ...usualRule, capacity: 40, audience: 'businesses', remindHours: [168, 24] },
});

const learningEvening = (day: string): StaffEvent => ({
  municipality: bierbeek.nis,
  facts: {
    ...events.learningEvening,
    venue: venueOf(bierbeek, 'hall'),
    topics: ['training', 'business'],
    organizer: 'Handel van hier',
  },
  recurrence: { start: `${day}T19:30`, end: `${day}T22:00` },
  registration: { ...usualRule, capacity: 25, audience: 'businesses' },
});

/** Few places, and all are taken: who comes now is put on the waiting list. */
const bakingWorkshop = (day: string): StaffEvent => ({
  municipality: retie.nis,
  facts: {
    ...events.bakingWorkshop,
    venue: { name: 'Bakkerij Wouters', street: 'Dorpsstraat 12', postcode: '2470', town: 'Retie' },
    topics: ['food', 'training', 'family'],
    organizer: 'Bakkerij Wouters',
  },
  recurrence: { start: `${day}T14:00`, end: `${day}T16:30` },
  registration: { ...usualRule, capacity: 4, closesBefore: 60 },
  taken: ['Jef Nys', 'Rosa Vermeiren', 'Karim Aziz', 'Godelieve Sels'],
});

/** Tomorrow in the first municipality: a newsletter goes out because of it. */
export const eveningOfTastes = (day: string): StaffEvent => ({
  municipality: retie.nis,
  facts: {
    ...events.eveningOfTastes,
    venue: venueOf(retie, 'square'),
    topics: ['late-night', 'food'],
    organizer: 'Handel van hier',
  },
  recurrence: { start: `${day}T17:30`, end: `${day}T21:00` },
});
