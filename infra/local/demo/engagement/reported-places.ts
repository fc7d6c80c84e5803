import { readKnownEvents } from '../../../../functions/calendar/index.ts';
import { createMerchants } from '../../../../functions/merchants/index.ts';
import { listVotes, readTurnout } from '../../../../functions/voting/index.ts';
import { daysAfter } from '../../../../shared/clock.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { municipalities } from '../../../../shared/programme/programme.ts';
import type { Municipality } from '../../../../shared/programme/schema.ts';
import { dayAfter, daysBetween } from '../../../../shared/time/days.ts';
import { localHour, startOfLocalDay } from '../../../../shared/time/local-hour.ts';
import type { PastEvent } from '../calendar/seed-calendar.ts';
import type { VisitedPlace } from './visits.ts';

interface Wanted {
  /** Days in Europe/Brussels, both included. */
  readonly from: string;
  readonly to: string;
  /** Of printed matter, by municipality. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** Events that agendas may have forgotten. */
  readonly pastEvents: readonly PastEvent[];
}

/** Inhabitants of a municipality of weight 1. */
const usualInhabitants = 14_000;
/** Until when what takes place is looked at already. */
const daysAhead = 60;

/** What the municipalities of a table have that people visit in these days. */
export const readPlaces = (table: Table, wanted: Wanted): Promise<VisitedPlace[]> =>
  Promise.all(municipalities.map((one) => readPlace(table, one, wanted)));

async function readPlace(
  table: Table,
  { nis, inhabitants = usualInhabitants }: Municipality,
  { from, to, codes, pastEvents }: Wanted,
): Promise<VisitedPlace> {
  const now = startOfLocalDay(dayAfter(to, 1));
  const window = { from: startOfLocalDay(from), now };
  const [merchants, votes, events] = await Promise.all([
    createMerchants(table).listListed(nis, { cursor: undefined, limit: 200 }),
    listVotes(table, nis, { ...window, to: now }),
    readKnownEvents(table, nis, { ...window, to: daysAfter(now, daysAhead) }),
  ]);
  return {
    ...{ nis, codes: codes.get(nis) ?? [], weight: inhabitants / usualInhabitants },
    merchants: merchants.merchants.map(({ id }) => id),
    events: [
      ...pastEvents.filter((event) => event.nis === nis),
      ...events
        .filter(({ id }) => !pastEvents.some((event) => event.id === id))
        .map(({ id, startsAt }) => ({ id, day: dayOf(startsAt) })),
    ],
    contests: await Promise.all(
      votes.map(async ({ id, opensAt, closesAt }) => ({
        ...{ id, from: dayOf(opensAt), to: dayOf(closesAt) },
        votes: await votesOf(table, id, now),
      })),
    ),
  };
}

const dayOf = (instant: string): string => localHour(Date.parse(instant)).day;

/** The day of each vote that was cast online, as the contest's log has it. */
async function votesOf(table: Table, contestId: string, now: Date): Promise<string[]> {
  const { steps } = await readTurnout(table, contestId, now);
  return steps.flatMap(({ from, to, ballots }) => {
    const days = daysBetween(from, to);
    return Array.from({ length: ballots }, (_, vote) => days[vote % days.length] ?? to);
  });
}
