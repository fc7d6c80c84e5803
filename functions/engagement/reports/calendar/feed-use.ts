import * as z from 'zod';
import type { FeedDay } from '../../feeds/feed-readers.ts';

/**
 * Programs that read the feeds of a calendar. The same client on two days is two: nobody is known from one day to another, so that
 * days are averaged and never added up. Days on which nobody read any of them are left out: of those before there was a feed, or before its
 * readers were noted, nothing is known.
 */
export const feedUseSchema = z.object({
  /** Different clients on a day, on average over `days`; estimated. */
  clientsADay: z.number(),
  /** Only days on which anybody read a feed. */
  days: z.array(z.object({ day: z.iso.date(), clients: z.int() })),
  /** On average over the same days, by feed (`nl:market`; `nl:all` is the whole calendar); who reads two of them is in both. */
  feeds: z.array(z.object({ feed: z.string(), clientsADay: z.number() })),
});
export type FeedUse = z.output<typeof feedUseSchema>;

export function feedUseOf(days: readonly FeedDay[]): FeedUse {
  const average = (sum: number): number =>
    days.length > 0 ? Math.round((sum / days.length) * 10) / 10 : 0;
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
