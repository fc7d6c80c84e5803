import { epochSeconds } from '../../../shared/clock.ts';
import type { Key } from '../../../shared/data/expressions.ts';
import { shardCount, shardOf } from '../shard.ts';

const twoDigits = (shard: number): string => String(shard).padStart(2, '0');

/** Keys of this context, written down once; `docs/data/subscribers.md` explains them. */
export const shardKey = (shard: number): string => `SUBSCRIBERS#${twoDigits(shard)}`;

export const subscriberKey = (id: string): Key => ({ pk: shardKey(shardOf(id)), sk: id });

export const addressKey = (address: string): Key => ({ pk: `ADDRESS#${address}`, sk: 'ADDRESS' });

export const membersKey = (nis: string): string => `MEMBERS#${nis}`;
export const memberKey = (nis: string, address: string): Key => ({
  pk: membersKey(nis),
  sk: address,
});

export const historyKey = (id: string): string => `SUBSCRIBER_HISTORY#${id}`;

/** The second index holds who is due for a mail or for being forgotten, by shard and time. */
export const dueKey = (shard: number): string => `SUBSCRIBERS_DUE#${twoDigits(shard)}`;
export const dueAttributes = (id: string, due: Date) => ({
  gsi2pk: dueKey(shardOf(id)),
  gsi2sk: `${due.toISOString()}#${id}`,
});

/** Sizes of a list, day by day. */
export const listSizesPartition = (place: string): string => `LIST_SIZES#${place}`;
export const listSizeKey = (place: string, day: string): Key => ({
  pk: listSizesPartition(place),
  sk: day,
});

export const suppressionKey = (digest: string): Key => ({
  pk: `SUPPRESSED#${digest}`,
  sk: 'SUPPRESSED',
});
export const suppressionsIndex = 'SUPPRESSIONS';

export const importKey = (id: string): Key => ({ pk: `IMPORT#${id}`, sk: 'IMPORT' });
export const importsIndex = 'IMPORTS';

export const exportKey = (id: string): Key => ({ pk: `EXPORT#${id}`, sk: 'EXPORT' });

export const allShards = Array.from({ length: shardCount }, (_, shard) => shard);

/** When DynamoDB may remove what staff fetch within a month. */
export const monthLater = (at: Date): number => epochSeconds(at) + 31 * 86_400;
