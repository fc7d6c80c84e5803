import type { Happening } from '../../../../functions/engagement/rehearsal.ts';
import { dayAfter, weekdayOf } from '../../../../shared/time/days.ts';
import { startOfLocalDay } from '../../../../shared/time/local-hour.ts';
import { someBot, someCalendar, somePerson } from './agents.ts';
import { networkOf } from './sign-up.ts';
import type { World } from './world.ts';

/** What a municipality has that people visit, by its ids. */
export interface VisitedPlace {
  readonly nis: string;
  /** How many live there, beside the others. */
  readonly weight: number;
  readonly merchants: readonly string[];
  /** Each with the day on which it takes place, the next time. */
  readonly events: readonly { readonly id: string; readonly day: string }[];
  /** Votes whose pages are visited; `votes`: how many confirmed one online, each on its day. */
  readonly contests: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly votes: readonly string[];
  }[];
  /** Codes of printed matter, what is scanned most first. */
  readonly codes: readonly string[];
}

export interface VisitedDay {
  readonly day: string;
  /** 1 in a usual week; more while the campaign is at its height. */
  readonly bustle: number;
  /** Whether calendars read the feed already: it came later than the rest. */
  readonly hasFeed: boolean;
}

const hourMs = 3_600_000;

/** Enters a day of a municipality on the agenda: visits of pages, scans, registrations, votes and calendars that read its feed. */
export function expectVisits(place: VisitedPlace, visited: VisitedDay, world: World): void {
  const { chance } = world;
  const { day, bustle, hasFeed } = visited;
  const { nis, merchants, contests } = place;
  const events = place.events.filter((event) => isLookedAt(event.day, day)).map(({ id }) => id);
  const isWeekend = weekdayOf(day) > 5;
  const times = (average: number, weekend: number) =>
    chance.howMany(average * place.weight * bustle * (isWeekend ? weekend : 1));
  const visits = (
    count: number,
    make: () => Pick<Happening, 'kind' | 'about'>,
    machines = 0.12,
  ) => {
    for (let visit = 0; visit < count; visit += 1) expectVisit({ nis, ...make() }, machines);
  };
  const expectVisit = (about: Pick<Happening, 'kind' | 'about' | 'nis'>, machines: number) => {
    const at = someTime(day, world);
    const machine = chance.happens(machines) ? 'declared-bot' : undefined;
    const language = chance.happens(0.08) ? 'fr' : 'nl';
    world.agenda.add(at, async () => {
      await world.audience.tracker.track({ ...about, language, machine, at: at.toISOString() });
      world.mean(about.kind);
    });
  };

  visits(times(2, 0.7), () => ({
    kind: 'directory',
    about: chance.happens(0.5) ? { merchant: chance.oneOf(merchants) } : {},
  }));
  if (events.length > 0) {
    const event = () => chance.oneOf(events);
    visits(times(1.6, 0.8), () => ({ kind: 'event-page', about: { event: event() } }));
    visits(times(0.3, 0.8), () => ({ kind: 'calendar-added', about: { event: event() } }), 0);
    const source = () => chance.oneOf(['page', 'newsletter', 'print']);
    visits(
      times(0.25, 1),
      () => ({ kind: 'registered', about: { event: event(), source: source() } }),
      0,
    );
  }
  for (const contest of contests) {
    const about = { contest: contest.id };
    if (day < contest.from || day > contest.to) continue;
    visits(times(7, 0.8), () => ({ kind: 'vote-page', about }));
    // A vote is counted by its day alone.
    for (const vote of contest.votes.filter((votedOn) => votedOn === day)) {
      world.agenda.add(someTime(day, world), async () => {
        await world.audience.tracker.track({ kind: 'vote-confirmed', at: vote, nis, about });
        world.mean('vote-confirmed');
      });
    }
  }
  for (let scan = times(0.9, 1.5); scan > 0; scan -= 1) expectScan(place, day, world);
  if (hasFeed) expectFeed(place, day, world);
}

/** By the real link of what was printed. Programs find such links seldom: they stand on paper. */
function expectScan({ codes }: VisitedPlace, day: string, world: World): void {
  if (codes.length === 0) return;
  const { chance, siteUrl } = world;
  const url = `${siteUrl}/s/${chance.oneOf(codes)}`;
  const agent = chance.happens(0.04) ? someBot(chance) : somePerson(chance);
  const headers = { 'user-agent': agent, 'accept-language': chance.happens(0.08) ? 'fr' : 'nl' };
  world.agenda.add(someTime(day, world), async () => {
    await world.audience.ask({ url, headers, address: networkOf(world) });
    world.mean('scanned');
  });
}

/** A few calendars follow it, and each reads it once or twice a day. */
function expectFeed({ nis, weight }: VisitedPlace, day: string, world: World): void {
  const { chance } = world;
  const clients = 3 + chance.howMany(5 * weight);
  for (let client = 0; client < clients; client += 1) {
    const agent = chance.happens(0.08) ? someBot(chance) : someCalendar(chance);
    const asked = {
      url: `${world.siteUrl}/calendar/feeds/nl/feed.ics`,
      headers: { 'user-agent': agent },
      address: `198.19.${client}.7`,
    };
    for (let reading = 1 + chance.howMany(0.3); reading > 0; reading -= 1) {
      world.agenda.add(someTime(day, world), async () => {
        await world.audience.readFeed({ nis, language: 'nl', topic: 'all' }, asked);
        world.mean('feed-read');
      });
    }
  }
}

/** What takes place is looked at in the weeks before. */
const isLookedAt = (takesPlaceOn: string, day: string): boolean =>
  day <= takesPlaceOn && takesPlaceOn <= dayAfter(day, 45);

const someTime = (day: string, { chance }: World): Date =>
  new Date(startOfLocalDay(day).getTime() + chance.wakingHour() * hourMs);
