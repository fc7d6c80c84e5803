import { calendarText, type IcalEvent } from './calendar-text.ts';
import type { DemoDays, FourWeeks } from './demo-days.ts';
import { type DemoPlace, demoPlaces, venueOf } from './demo-places.ts';

/** Minutes after which the torchlight walk begins at another time. */
export const minutesBetweenMoves = 5;

const startsOfWalk = ['17:30', '18:00', '18:30', '19:00'] as const;

/** A calendar on the website of a municipality. */
export interface WebsiteCalendar {
  /** On the server, such as `/retie.ics`. */
  readonly path: string;
  readonly place: DemoPlace;
  readonly text: string;
}

/**
 * What the websites of three municipalities have at an instant. One event in Retie begins at another time every few minutes: whoever
 * has that calendar read again sees it move.
 */
export function websiteCalendars(days: DemoDays, now: Date): WebsiteCalendar[] {
  const { retie, balen, oudTurnhout } = demoPlaces;
  const of = (place: DemoPlace, events: readonly IcalEvent[]): WebsiteCalendar => ({
    path: `/${place.slug}.ics`,
    place,
    text: calendarText(`Agenda ${place.name}`, events),
  });
  return [
    of(retie, [
      ...eachYearInRetie(days),
      ...inBoth(days, onceInRetie),
      ...inBoth(days, (weeks) => [torchlightWalk(weeks, now)]),
    ]),
    of(balen, [...eachYearInBalen(days), ...inBoth(days, onceInBalen)]),
    of(oudTurnhout, [...eachYearInOudTurnhout(days), ...inBoth(days, onceInOudTurnhout)]),
  ];
}

const inBoth = (
  { present, next }: DemoDays,
  listed: (weeks: FourWeeks) => IcalEvent[],
): IcalEvent[] => [...listed(present), ...listed(next)];

/** Rules begin in this year, whenever the demonstration is started: another beginning would be another event. */
const begun = 2025;
const changedAt = `${begun}-01-06T08:00:00Z`;

const where = (place: DemoPlace, at: 'square' | 'hall' = 'square'): string => {
  const { name, street, postcode, town } = venueOf(place, at);
  return `${name}, ${street}, ${postcode} ${town}`;
};

const uid = (name: string): string => `${name}@kalender.vanhier.example`;

/** The days of a fair that comes back each year, from its first day on. */
function yearly(
  days: DemoDays,
  {
    month,
    nth,
    weekday,
    length,
  }: { month: number; nth: 1 | 2 | 3 | 4; weekday: 6 | 7; length: number },
): Pick<IcalEvent, 'start' | 'end' | 'rule' | 'changedAt'> {
  const start = days.nth(nth, weekday, { year: begun, month });
  return {
    start,
    end: days.after(start, length),
    rule: `FREQ=YEARLY;BYMONTH=${month};BYDAY=${nth}${weekday === 6 ? 'SA' : 'SU'}`,
    changedAt,
  };
}

/** Some hours of the same day of each month. */
function monthly(
  days: DemoDays,
  { nth, weekday, from, to }: { nth: 1 | 2 | 3 | 4; weekday: 6 | 7; from: string; to: string },
): Pick<IcalEvent, 'start' | 'end' | 'rule' | 'changedAt'> {
  const day = days.nth(nth, weekday, { year: begun, month: 1 });
  return {
    start: `${day}T${from}`,
    end: `${day}T${to}`,
    rule: `FREQ=MONTHLY;BYDAY=${nth}${weekday === 6 ? 'SA' : 'SU'}`,
    changedAt,
  };
}

const once = (
  day: string,
  [from, to]: readonly [string, string],
): Pick<IcalEvent, 'start' | 'end' | 'changedAt'> => ({
  start: `${day}T${from}`,
  end: `${day}T${to}`,
  changedAt,
});

function eachYearInRetie(days: DemoDays): IcalEvent[] {
  const place = demoPlaces.retie;
  return [
    {
      ...yearly(days, { month: 9, nth: 2, weekday: 7, length: 2 }),
      uid: uid('kermis-retie'),
      summary: 'Kermis Retie',
      description: 'Botsauto’s, schietkraam en smoutebollen, en op maandag het bal van de buurt.',
      location: where(place),
      categories: ['Kermis'],
    },
    {
      ...yearly(days, { month: 5, nth: 3, weekday: 6, length: 1 }),
      uid: uid('jaarmarkt-retie'),
      summary: 'Jaarmarkt Retie',
      description:
        'Tweehonderd kramen van de kerk tot de molen. De keuring van de paarden begint om 9 uur.',
      location: where(place),
      categories: ['Jaarmarkt'],
    },
    {
      ...yearly(days, { month: 12, nth: 3, weekday: 6, length: 2 }),
      uid: uid('kerstmarkt-retie'),
      summary: 'Kerstmarkt met winterbar',
      description:
        'Houten huisjes van verenigingen en winkels. Op zondag zingt het koor om 15 uur.',
      location: where(place),
      categories: ['Kerstmarkt', 'Kerst'],
    },
    {
      ...yearly(days, { month: 11, nth: 4, weekday: 7, length: 1 }),
      uid: uid('sint-retie'),
      summary: 'Aankomst van de Sint',
      description:
        'De Sint komt aan op de Markt en stapt langs de winkels. Elk kind krijgt speculaas.',
      location: where(place),
      categories: ['Sinterklaas', 'Kinderen'],
    },
    {
      ...monthly(days, { nth: 2, weekday: 6, from: '13:00', to: '17:00' }),
      uid: uid('repair-retie'),
      summary: 'Repair Café',
      description:
        'Breng uw broodrooster, fiets of broek met een gat. De koffie is gratis, de tips ook.',
      location: where(place, 'hall'),
      categories: ['Workshop'],
    },
  ];
}

function onceInRetie(weeks: FourWeeks): IcalEvent[] {
  const place = demoPlaces.retie;
  const market = weeks(3, 7);
  return [
    {
      ...once(market, ['10:00', '17:00']),
      uid: uid(`streekmarkt-${market}`),
      summary: 'Streekmarkt met jonge makers',
      description: 'Honing, kaas, keramiek en zeep van makers uit de Kempen.',
      location: where(place),
      categories: ['Markt'],
    },
  ];
}

/** Everybody knows of it, and nobody when exactly. */
function torchlightWalk(weeks: FourWeeks, now: Date): IcalEvent {
  const day = weeks(1, 5);
  const count = Math.floor(now.getTime() / (minutesBetweenMoves * 60_000));
  const from = startsOfWalk[count % startsOfWalk.length] ?? '18:00';
  return {
    uid: uid(`fakkeltocht-${day}`),
    summary: 'Fakkeltocht langs de etalages',
    description: `Start om ${from.replace(':', '.')} uur aan de kerk. Fakkels zijn er voor wie er eerst is.`,
    location: where(demoPlaces.retie),
    categories: ['Wandeling', 'Gezin'],
    start: `${day}T${from}`,
    end: `${day}T21:00`,
    changedAt: new Date(count * minutesBetweenMoves * 60_000).toISOString(),
  };
}

function eachYearInBalen(days: DemoDays): IcalEvent[] {
  const place = demoPlaces.balen;
  return [
    {
      ...yearly(days, { month: 8, nth: 3, weekday: 7, length: 1 }),
      uid: uid('oogstfeest-balen'),
      summary: 'Oogstfeest',
      description: 'Dorsen zoals vroeger, brood uit de leemoven en een stoet van oude tractoren.',
      location: where(place),
      categories: ['Feest', 'Eten'],
    },
    {
      ...yearly(days, { month: 7, nth: 1, weekday: 6, length: 3 }),
      uid: uid('kermis-balen'),
      summary: 'Zomerkermis Balen',
      location: where(place),
      categories: ['Kermis'],
    },
    {
      ...yearly(days, { month: 12, nth: 2, weekday: 6, length: 1 }),
      uid: uid('kerstmarkt-balen'),
      summary: 'Kerstmarkt Balen',
      description: 'Met de levende stal van de jeugdbeweging.',
      location: where(place),
      categories: ['Kerstmarkt'],
    },
    {
      ...monthly(days, { nth: 3, weekday: 7, from: '10:30', to: '12:00' }),
      uid: uid('koffieconcert-balen'),
      summary: 'Koffieconcert',
      description: 'Een uur kamermuziek, koffie en taart van de bakker van de week.',
      location: where(place, 'hall'),
      categories: ['Concert'],
    },
  ];
}

function onceInBalen(weeks: FourWeeks): IcalEvent[] {
  const place = demoPlaces.balen;
  const [concert, flea] = [weeks(0, 7), weeks(2, 7)];
  return [
    {
      ...once(concert, ['15:00', '17:00']),
      uid: uid(`fanfare-${concert}`),
      summary: 'De fanfare speelt op de Vrijheid',
      location: where(place),
      categories: ['Concert'],
      status: 'CANCELLED',
    },
    {
      ...once(flea, ['07:00', '14:00']),
      uid: uid(`rommelmarkt-${flea}`),
      summary: 'Rommelmarkt van de ouderraad',
      description: 'Inschrijven voor een kraam kan in de school. Bezoekers betalen niets.',
      location: where(place),
      categories: ['Rommelmarkt'],
    },
  ];
}

function eachYearInOudTurnhout(days: DemoDays): IcalEvent[] {
  const place = demoPlaces.oudTurnhout;
  return [
    {
      ...yearly(days, { month: 6, nth: 2, weekday: 7, length: 1 }),
      uid: uid('braderie-oud-turnhout'),
      summary: 'Braderie',
      description: 'De hele straat wordt winkel: koopjes, muziek en een dorst die gelest wordt.',
      location: where(place),
      categories: ['Braderie'],
    },
    {
      ...yearly(days, { month: 10, nth: 1, weekday: 6, length: 3 }),
      uid: uid('kermis-oud-turnhout'),
      summary: 'Kermis en jaarmarkt',
      location: where(place),
      categories: ['Kermis', 'Jaarmarkt'],
    },
    {
      ...yearly(days, { month: 12, nth: 3, weekday: 7, length: 1 }),
      uid: uid('kerst-oud-turnhout'),
      summary: 'Kerst op het Kerkplein',
      description: 'Warme chocolademelk, een koor en de winkels open tot 20 uur.',
      location: where(place),
      categories: ['Kerst', 'Koopavond'],
    },
    {
      ...monthly(days, { nth: 4, weekday: 6, from: '09:30', to: '11:30' }),
      uid: uid('voorlezen-oud-turnhout'),
      summary: 'Voorlezen in de boekhandel',
      description: 'Voor kinderen van 4 tot 8. Grote mensen drinken koffie.',
      location: where(place),
      categories: ['Kinderen', 'Literatuur'],
    },
  ];
}

function onceInOudTurnhout(weeks: FourWeeks): IcalEvent[] {
  const place = demoPlaces.oudTurnhout;
  const [walk, supper] = [weeks(1, 7), weeks(2, 6)];
  return [
    {
      ...once(walk, ['09:00', '12:00']),
      uid: uid(`wandeling-${walk}`),
      summary: 'Winkelwandeling: van hoeve tot hoeve',
      description:
        'Acht kilometer, drie hoevewinkels. Breng een rugzak mee, u komt niet met lege handen terug.',
      location: where(place),
      categories: ['Wandeling'],
    },
    {
      ...once(supper, ['17:00', '21:00']),
      uid: uid(`eetfestijn-${supper}`),
      summary: 'Eetfestijn: stoofvlees van de slager',
      location: where(place, 'hall'),
      categories: ['Eetfestijn'],
    },
  ];
}
