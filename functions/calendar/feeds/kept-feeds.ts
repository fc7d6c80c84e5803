import * as z from 'zod';
import { type Clock, epochSeconds, secondsAfter } from '../../../shared/clock.ts';
import type { Key } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { entityTag } from '../../../shared/http/entity-tag.ts';
import { lazily } from '../../../shared/lazily.ts';
import { localDay } from '../local-day.ts';
import type { Tag } from './cached-answer.ts';
import type { Feed } from './feed-calendar.ts';

/** Seconds for which a feed is not made anew; what changes meanwhile, programs learn that much later. */
const keptSeconds = 900;

/** Bytes, packed: an item holds 400 kB. What is larger is made each time. */
const mostBytes = 350_000;

const tagSchema = lazily(() =>
  z.object({
    etag: z.string(),
    changedAt: z.iso.datetime(),
    /** The local day it is of: at midnight the days of a feed move on. */
    day: z.string(),
    until: z.iso.datetime(),
  }),
);
const bodySchema = lazily(() => z.object({ etag: z.string(), packed: z.instanceof(Uint8Array) }));

/** Loaded with the first feed that is kept: pages, which start in the same function, pack nothing. */
const zlib = lazily(() => import('node:zlib'));

const keyOf = ({ language, place, topic }: Feed, part: 'TAG' | 'BODY'): Key => ({
  pk: `FEED#${place.municipality.nis}#${language}:${topic ?? 'all'}`,
  sk: part,
});

export interface MadeFeed {
  readonly body: string;
  readonly changedAt: Date;
}

/** Feeds as they were made last. Of who has one already only its tag is read, which costs a thousandth of making it. */
export function createKeptFeeds(table: Table, now: Clock) {
  return {
    /** Undefined where the feed has to be made anew. */
    async tag(feed: Feed): Promise<Tag | undefined> {
      const item = await table.get(keyOf(feed, 'TAG'));
      if (!item) return undefined;
      const { etag, changedAt, day, until } = tagSchema().parse(item);
      const isGood = until > now().toISOString() && day === localDay(now());
      return isGood ? { etag, changedAt: new Date(changedAt) } : undefined;
    },

    /** The feed that goes by this tag, if it is kept. */
    async body(feed: Feed, { etag }: Tag): Promise<string | undefined> {
      const item = await table.get(keyOf(feed, 'BODY'));
      const kept = item && bodySchema().parse(item);
      if (kept?.etag !== etag) return undefined;
      const { gunzipSync } = await zlib();
      return gunzipSync(kept.packed).toString();
    },

    async keep(feed: Feed, { body, changedAt }: MadeFeed): Promise<void> {
      const { gzipSync } = await zlib();
      const packed = gzipSync(body);
      if (packed.length > mostBytes) return;
      const etag = entityTag(body);
      const until = secondsAfter(now(), keptSeconds);
      const expiresAt = epochSeconds(until);
      await table.put({ ...keyOf(feed, 'BODY'), etag, packed, expiresAt });
      await table.put({
        ...keyOf(feed, 'TAG'),
        etag,
        changedAt: changedAt.toISOString(),
        day: localDay(now()),
        until: until.toISOString(),
        expiresAt,
      });
    },
  };
}
