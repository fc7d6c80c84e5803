import * as z from 'zod';
import type { FeedDay } from '../../feeds/feed-readers.ts';
import { daysOf, type ReportPeriod } from '../../programme-report/report-period.ts';

/**
 * Programs that read the feeds of a calendar. The same client on two days is two: nobody is known from one day to another, so that
 * days are averaged and never added up.
 */
export const feedUseSchema = z.object({
  /** Different clients on a day, on average over the whole period; estimated. */
  clientsADay: z.number(),
  /** Only days on which anybody read a feed. */
  days: z.array(z.object({ day: z.iso.date(), clients: z.int() })),
  /** On average, by feed (`nl:market`; `nl:all` is the whole calendar); who reads two of them is in both. */
  feeds: z.array(z.object({ feed: z.string(), clientsADay: z.number() })),
});
export type FeedUse = z.output<typeof feedUseSchema>;

export function feedUseOf(days: readonly FeedDay[], period: ReportPeriod): FeedUse {
  const average = (sum: number): number => Math.round((sum / daysOf(period)) * 10) / 10;
  const sums = new Map<string, number>();
  for (const [feed, clients] of days.flatMap(({ feeds }) => [...feeds])) {
    sums.set(feed, (sums.get(feed) ?? 0) + clients);
  }
  return {
    clientsADay: average(days.reduce((sum, { clients }) => sum + clients, 0)),
    days: days.map(({ day, clients }) => ({ day, clients: Math.round(clients) })),
    feeds: [...sums]
      .map(([feed, sum]) => ({ feed, clientsADay: average(sum) }))
      .sort((one, other) => other.clientsADay - one.clientsADay),
  };
}
