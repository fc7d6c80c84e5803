import type { Key } from '../../../shared/data/expressions.ts';

/** Marks of one feed and day are spread over so many items, by their register, so that each stays small. */
export const markShards = 4;

/** A feed of a municipality's calendar, as events name it. */
export interface FeedName {
  readonly nis: string;
  readonly language: string;
  /** `all` where a feed is of all topics. */
  readonly topic: string;
}

/** `feed:13036:nl:market`: the feed as a source of what happens. */
export const feedSource = ({ nis, language, topic }: FeedName): string =>
  `feed:${nis}:${language}:${topic}`;

export function feedOf(source: string): FeedName | undefined {
  const [, nis, language, topic] = /^feed:(\d{5}):([a-z]{2}):([a-z-]+)$/.exec(source) ?? [];
  return nis && language && topic ? { nis, language, topic } : undefined;
}

/** All feeds of a municipality. */
export const readersPartition = (nis: string): string => `FEEDREADERS#${nis}`;

export const readersKey = (feed: FeedName, day: string, shard: number): Key => ({
  pk: readersPartition(feed.nis),
  sk: `${day}#${feed.language}:${feed.topic}#${shard}`,
});

/** Day, language and topic of a sort key. */
export function readersOfKey(sk: string): { day: string; language: string; topic: string } {
  const [day = '', name = ''] = sk.split('#');
  const [language = '', topic = ''] = name.split(':');
  return { day, language, topic };
}

/** The secret with which marks of a day are made. */
export const dayKeyKey = (day: string): Key => ({ pk: 'FEEDKEY', sk: day });
