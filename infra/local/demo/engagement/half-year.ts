import { programme } from '../../../../shared/programme/programme.ts';
import type { Municipality } from '../../../../shared/programme/schema.ts';
import { dayAfter, daysBetween } from '../../../../shared/time/days.ts';
import { startOfLocalDay } from '../../../../shared/time/local-hour.ts';
import { hoursAfter } from './hours-after.ts';
import { sendNewsletter } from './newsletters.ts';
import { createPeople, type Resident } from './people.ts';
import { signUp } from './sign-up.ts';
import { expectVisits, type VisitedPlace } from './visits.ts';
import { createWorld, type Meant, type Surroundings, type World } from './world.ts';

/** What is lived: days in Europe/Brussels, both included. */
export interface HalfYear {
  readonly from: string;
  readonly to: string;
  readonly places: readonly VisitedPlace[];
  /** Readers of a thousand inhabitants when it begins; a quarter as many again come later. */
  readonly readers?: number;
  /** Days between two newsletters of a region. */
  readonly every?: number;
  readonly seed?: number;
}

/** Weeks before the end in which a vote is held and everybody talks of the campaign. */
const busyWeeks = { from: 5, to: 2 };
const feedWeeks = 5;
/** Hours of the day at which newsletters leave, by turns. */
const sendingHours = [10, 11, 9] as const;
/** The turn in which many mails bounce. */
const badTurn = 3;

/**
 * Lives through half a year of the programme with simulated people and machines, by the code that takes what they do in production:
 * pages on which they subscribe, the engine that writes to them, links that they click and scan. Gives what it meant, by kind.
 */
export async function liveHalfYear(
  surroundings: Surroundings,
  { from, to, places, readers = 8.5, every = 14, seed = 1 }: HalfYear,
): Promise<Meant> {
  const start = startOfLocalDay(from);
  const world = createWorld(surroundings, start, seed);
  const here = municipalitiesOf(places);
  const somebody = createPeople(world.chance, to.slice(0, 4));
  const people = (municipality: Municipality, perThousand: number): Resident[] =>
    Array.from(
      { length: Math.round((perThousand * (municipality.inhabitants ?? 10_000)) / 1000) },
      () => somebody(municipality),
    );
  await importReaders(
    here.flatMap((municipality) => people(municipality, readers)),
    world,
  );
  const newcomers = here.flatMap((municipality) => people(municipality, readers / 4));
  expectNewcomers(newcomers, { from, to }, world);
  expectNewsletters({ from, to, every }, here, world);
  for (const day of daysBetween(from, to)) expectDay(day, { to, places }, world);
  await live(startOfLocalDay(dayAfter(to, 1)), world);
  return world.meant;
}

async function live(end: Date, world: World): Promise<void> {
  const { agenda, clock, audience, press, residents } = world;
  for (let next = agenda.take(end); next; next = agenda.take(end)) {
    clock.moveTo(new Date(next.at));
    await next.act();
  }
  clock.moveTo(end);
  await residents.noteSizes();
  await audience.judgeDue();
  // What was clicked in the last minutes is noted by now, and judged a while later.
  clock.moveTo(hoursAfter(end, 0.1));
  await audience.judgeDue();
  await audience.count();
  await press.forgetTemplates();
  await world.forgetLapsed();
}

const municipalitiesOf = (places: readonly VisitedPlace[]): Municipality[] =>
  programme.regions.flatMap(({ municipalities }) =>
    municipalities.filter(({ nis }) => places.some((place) => place.nis === nis)),
  );

/** Lists that the town halls had on paper. */
async function importReaders(people: readonly Resident[], { residents, listed }: World) {
  for (const person of people) listed.set(person.address, person);
  await residents.importList(
    people.map(({ address, name, language, municipality }) => ({
      ...{ address, name, language, audience: 'residents' },
      municipality: municipality.nis,
    })),
    {
      municipalities: [...new Set(people.map(({ municipality }) => municipality.nis))],
      people: {
        state: 'active',
        basis: 'documented_consent',
        reference: 'Sign-up sheets of the spring markets, archived at the town halls',
      },
      language: 'nl',
    },
  );
}

/** A few each day; more of them in the busy weeks. */
function expectNewcomers(
  people: readonly Resident[],
  { from, to }: Pick<HalfYear, 'from' | 'to'>,
  world: World,
): void {
  const { chance, agenda } = world;
  const days = daysBetween(from, to).flatMap((day) => Array(bustleOf(day, to)).fill(day));
  for (const person of people) {
    const day: string = days[Math.floor(chance.between(0, days.length))] ?? from;
    const at = hoursAfter(startOfLocalDay(day), chance.wakingHour());
    agenda.add(at, () => signUp(person, world));
  }
}

/** Tuesdays at ten or so, by turns: the second region a week after the first. The last one well before the end. */
function expectNewsletters(
  { from, to, every = 14 }: Pick<HalfYear, 'from' | 'to' | 'every'>,
  here: readonly Municipality[],
  world: World,
): void {
  const turns = Math.floor(daysBetween(from, dayAfter(to, -17)).length / every);
  programme.regions.forEach((region, place) => {
    const municipalities = region.municipalities
      .filter((municipality) => here.includes(municipality))
      .map(({ nis }) => nis);
    if (municipalities.length === 0) return;
    for (let turn = 0; turn <= turns; turn += 1) {
      const day = dayAfter(from, 2 + every * turn + 7 * place);
      const at = hoursAfter(startOfLocalDay(day), sendingHours[turn % sendingHours.length] ?? 10);
      const newsletter = {
        turn,
        region: region.id,
        municipalities,
        at,
        isBadWeek: turn === badTurn,
      };
      world.agenda.add(at, () => sendNewsletter(newsletter, world));
    }
  });
}

const bustleOf = (day: string, to: string): number =>
  day > dayAfter(to, -7 * busyWeeks.from) && day < dayAfter(to, -7 * busyWeeks.to) ? 2 : 1;

function expectDay(
  day: string,
  { to, places }: Pick<HalfYear, 'to' | 'places'>,
  world: World,
): void {
  const { agenda, audience, residents } = world;
  const start = startOfLocalDay(day);
  const bustle = bustleOf(day, to);
  const hasFeed = day > dayAfter(to, -7 * feedWeeks);
  for (const place of places) expectVisits(place, { day, bustle, hasFeed }, world);
  if (start.getUTCDay() === 0) agenda.add(hoursAfter(start, 1), residents.noteSizes);
  agenda.add(hoursAfter(start, 23.9), async () => {
    await audience.judgeDue();
    await audience.count();
  });
}
