import { countEvents } from '../../functions/engagement/counting/count-events.ts';
import { createCountRepository } from '../../functions/engagement/counting/count-repository.ts';
import type { Happening } from '../../functions/engagement/events/engagement-event.ts';
import { createProducer } from '../../functions/engagement/tracking/producer.ts';
import { createChance } from '../../infra/local/demo/engagement/chance.ts';
import type { Table } from '../../shared/data/table.ts';
import { programme } from '../../shared/programme/programme.ts';
import { dayAfter, daysBetween } from '../../shared/time/days.ts';
import { startOfLocalDay } from '../../shared/time/local-hour.ts';
import { mailTraffic, type SentIssue } from './half-year/mail-traffic.ts';
import { type PageSubjects, pageTraffic } from './half-year/page-traffic.ts';

export interface HalfYearOptions {
  /** The last day that anything is counted on. */
  readonly to?: string;
  /** Readers of each municipality. */
  readonly readers?: number;
  /** Issues that there are; one a month and region when absent, known by their id alone. */
  readonly issues?: readonly SentIssue[];
  /** What pages are about, by municipality; something of each kind when absent, known by its id alone. */
  readonly subjects?: readonly PageSubjects[];
  readonly seed?: number;
}

export interface HalfYear {
  readonly from: string;
  readonly to: string;
  readonly issues: readonly SentIssue[];
  readonly subjects: readonly PageSubjects[];
}

const days = 183;
const eventsOfBatch = 1000;

/**
 * Half a year of newsletters, visits, votes and scans, by people and machines that are simulated, and counted as the product counts:
 * for reports to have something to show. The same seed gives the same figures.
 */
export async function halfYear(table: Table, options: HalfYearOptions = {}): Promise<HalfYear> {
  const { to = '2026-11-29', readers = 60, seed = 1 } = options;
  const from = dayAfter(to, 1 - days);
  const { issues = issuesBetween(from, to), subjects = subjectsUntil(to) } = options;
  const chance = createChance(seed);
  const happenings = [
    ...issues.flatMap((issue) => mailTraffic(issue, readers, chance)),
    ...daysBetween(from, to).flatMap((day) =>
      subjects.flatMap((subject) => pageTraffic(subject, day, chance)),
    ),
  ];
  await count(
    table,
    happenings.filter(({ at }) => at.slice(0, 10) <= to),
  );
  return { from, to, issues, subjects };
}

/** Has all of it counted, in the order in which it happened, a batch of the queue at a time. */
export async function count(table: Table, happenings: readonly Happening[]): Promise<void> {
  const identified = createProducer();
  const events = [...happenings]
    .sort((one, other) => one.at.localeCompare(other.at))
    .map(identified);
  const repository = createCountRepository(table, () => new Date('2026-11-29T12:00:00Z'));
  const deps = {
    repository,
    count: () => undefined,
    random: () => 0,
    pause: async () => undefined,
  };
  for (let start = 0; start < events.length; start += eventsOfBatch) {
    await countEvents(events.slice(start, start + eventsOfBatch), deps);
  }
}

/** The first Tuesday or so of each month, at ten, one issue a region. */
function issuesBetween(from: string, to: string): SentIssue[] {
  const firsts = daysBetween(from, to).filter((day) => day.endsWith('-03'));
  return firsts.flatMap((day, month) =>
    programme.regions.map(({ municipalities }, region) => ({
      issueId: `iss_01kb00000000000000000000${month}${region}`,
      sentAt: new Date(startOfLocalDay(day).getTime() + 10 * 3_600_000),
      links: ['2-1', '4-1', '6-1', '7-1'],
      nisCodes: municipalities.map(({ nis }) => nis),
      versions: region === 0 && month === 4 ? ['a', 'b'] : undefined,
    })),
  );
}

const subjectsUntil = (to: string): PageSubjects[] =>
  programme.regions.flatMap(({ municipalities }) =>
    municipalities.map(({ nis }) => ({
      nis,
      contest: { id: `con_${nis}`, from: dayAfter(to, -60), to: dayAfter(to, -39) },
      merchants: [1, 2, 3, 4, 5].map((index) => `mer_${nis}_${index}`),
      events: [1, 2, 3].map((index) => `evt_${nis}_${index}`),
      shortLinks: ['poster', 'bag', 'beer-mat', 'window'].map((material) => ({
        code: `${material.slice(0, 2)}${nis}`,
        material,
      })),
    })),
  );
