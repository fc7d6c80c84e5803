import * as z from 'zod';
import type { Item } from '../../../shared/data/expressions.ts';
import type { Chunk } from './chunk.ts';
import { chunkKey, chunkRefOf, duePartition, shardOfChunk } from './chunk-keys.ts';
import { packIds, unpackIds } from './recipient-ids.ts';

/**
 * A chunk as it is stored. Names are short because they count: with 50 recipients the item stays within
 * 1,024 bytes, one write unit, and a test holds it there.
 */
const chunkItemSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  /** Packed by `recipient-ids.ts`. */
  ids: z.instanceof(Uint8Array),
  states: z.string(),
  variant: z.string(),
  v: z.int(),
  attempt: z.int(),
  inCall: z.int().optional(),
  most: z.int().optional(),
  /** Epoch milliseconds. */
  settleAt: z.number().optional(),
  /** Epoch milliseconds as text. */
  gsi1sk: z.string().optional(),
});

export function chunkFrom(item: Item): Chunk {
  const { ids, states, variant, v, attempt, inCall, most, settleAt, gsi1sk, ...key } =
    chunkItemSchema.parse(item);
  return {
    ...chunkRefOf(key),
    variantId: variant,
    recipients: unpackIds(ids),
    states,
    version: v,
    attempt,
    inCall,
    callLimit: most,
    dueAt: gsi1sk === undefined ? undefined : new Date(Number(gsi1sk)),
    reconcileAt: settleAt === undefined ? undefined : new Date(settleAt),
  };
}

/** `expiresAt` in epoch seconds. */
export const newChunkItem = (chunk: Chunk, expiresAt: number): Item => ({
  ...chunkKey(chunk),
  ids: packIds(chunk.recipients),
  states: chunk.states,
  variant: chunk.variantId,
  v: chunk.version,
  attempt: chunk.attempt,
  expiresAt,
});

/** What changes while it is sent; undefined ones are removed. */
export const changingAttributes = (chunk: Chunk): Record<string, unknown> => ({
  states: chunk.states,
  v: chunk.version,
  inCall: chunk.inCall,
  most: chunk.callLimit,
  settleAt: chunk.reconcileAt?.getTime(),
  gsi1pk: chunk.dueAt && duePartition(shardOfChunk(chunk.chunkId)),
  gsi1sk: chunk.dueAt && dueText(chunk.dueAt),
});

export const dueText = (due: Date): string => String(due.getTime());
