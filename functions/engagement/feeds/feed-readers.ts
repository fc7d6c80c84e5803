import * as z from 'zod';
import type { Table } from '../../../shared/data/table.ts';
import { nisCodesOf } from '../../../shared/programme/nis-codes.ts';
import type { Period } from '../counters/counter-repository.ts';
import {
  type FeedName,
  markShards,
  readersKey,
  readersOfKey,
  readersPartition,
} from './feed-keys.ts';
import { estimateClients, registerOf } from './hyper-log-log.ts';

/** How many different clients read feeds of a municipality on one day, estimated. */
export interface FeedDay {
  /** Day in Europe/Brussels. */
  readonly day: string;
  /** Of all feeds together: who reads two of them is one. */
  readonly clients: number;
  /** By feed, as `nl:market`; `nl:all` is the feed of all topics. */
  readonly feeds: ReadonlyMap<string, number>;
}

export type FeedReaders = ReturnType<typeof createFeedReaders>;

const itemSchema = z.object({ sk: z.string(), marks: z.set(z.string()) });

export function createFeedReaders(table: Table) {
  return {
    /** Adds marks of readers of a feed and day. Bears repetition and any order. */
    async add(feed: FeedName, day: string, marks: Iterable<string>): Promise<void> {
      const shards = Map.groupBy(new Set(marks), (mark) => registerOf(mark) % markShards);
      for (const [shard, ofShard] of shards) {
        await table.update(readersKey(feed, day, shard), {
          expression: 'ADD marks :marks',
          values: { ':marks': new Set(ofShard) },
        });
      }
    },

    /**
     * Only days on which anybody read a feed, in order. Of a municipality and of those that merged into it: who read feeds of two is
     * two.
     */
    async read(nis: string, { from = '0', to = '9' }: Period = {}): Promise<FeedDay[]> {
      const found: { day: string; feed: string; marks: ReadonlySet<string> }[] = [];
      const sortKey = { from, to: `${to}#~` };
      for (const pk of nisCodesOf(nis).map(readersPartition)) {
        for await (const item of table.queryAll({ pk, sortKey })) {
          const { sk, marks } = itemSchema.parse(item);
          const { day, language, topic } = readersOfKey(sk);
          found.push({ day, feed: `${language}:${topic}`, marks });
        }
      }
      const days = [...Map.groupBy(found, ({ day }) => day)];
      days.sort(([one], [other]) => one.localeCompare(other));
      return days.map(([day, ofDay]) => ({
        day,
        clients: estimateClients(marksOf(ofDay)),
        feeds: new Map(
          [...Map.groupBy(ofDay, ({ feed }) => feed)].map(
            ([feed, ofFeed]) => [feed, estimateClients(marksOf(ofFeed))] as const,
          ),
        ),
      }));
    },
  };
}

const marksOf = (items: readonly { readonly marks: ReadonlySet<string> }[]): string[] =>
  items.flatMap(({ marks }) => [...marks]);
