import { type Clock, daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { type Chunk, chunkSize } from '../sending/chunk.ts';
import { chunkIdOf } from '../sending/chunk-keys.ts';
import type { ChunkRepository, ShardRun } from '../sending/chunk-repository.ts';
import { pending } from '../sending/recipient-state.ts';
import { chunksKeptDays } from './corrected-readers.ts';
import type { Extent } from './releases.ts';

export interface WriterDeps {
  readonly chunks: Pick<ChunkRepository, 'write'>;
  readonly now: Clock;
}

/** Chunks written at once: one BatchWriteItem. */
const writeSize = 25;

/** Recipients of one variant, as many as a chunk may have. */
interface Part {
  readonly variantId: string;
  readonly recipients: readonly string[];
}

/**
 * Collects recipients by variant and writes them as chunks. Without waves they are numbered in the order in which they fill, and
 * written as they do; with waves those of the first one come first, so that what is let go is always the first so many. These
 * are held until all are there: about 4 MB for a sixteenth of a million subscribers.
 * @param waveOf where the next part of a variant goes, from 0; undefined for an issue in one piece.
 */
export function chunkWriter(
  { issueId, shard, runId }: ShardRun,
  waveOf: ((variantId: string) => number) | undefined,
  { chunks, now }: WriterDeps,
) {
  const expiresAt = epochSeconds(daysAfter(now(), chunksKeptDays));
  const filling = new Map<string, string[]>();
  const held = new Map<number, Part[]>();
  let ready: Chunk[] = [];
  let count = 0;
  let planned = 0;

  function close(part: Part): void {
    filling.delete(part.variantId);
    if (!waveOf) number(part);
    else hold(waveOf(part.variantId), part);
  }

  function hold(wave: number, part: Part): void {
    const parts = held.get(wave) ?? [];
    parts.push(part);
    held.set(wave, parts);
  }

  function number({ variantId, recipients }: Part): void {
    ready.push({
      issueId,
      chunkId: chunkIdOf(shard, runId, count),
      variantId,
      recipients,
      states: pending.repeat(recipients.length),
      version: 0,
      attempt: 0,
    });
    count += 1;
    planned += recipients.length;
  }

  async function write(): Promise<void> {
    await chunks.write(ready, expiresAt);
    ready = [];
  }

  const writeFull = async (): Promise<void> => {
    if (ready.length >= writeSize) await write();
  };

  return {
    add(variantId: string, recipientId: string): void {
      const recipients = filling.get(variantId) ?? [];
      recipients.push(recipientId);
      filling.set(variantId, recipients);
      if (recipients.length === chunkSize) close({ variantId, recipients });
    },

    writeFull,

    /** `waves`: where each of so many ends. */
    async finish(waveCount = 0): Promise<Extent & { readonly waves?: Extent[] }> {
      for (const [variantId, recipients] of filling) close({ variantId, recipients });
      const waves: Extent[] = [];
      for (let wave = 0; wave < waveCount; wave += 1) {
        for (const part of held.get(wave) ?? []) {
          number(part);
          await writeFull();
        }
        waves.push({ chunks: count, planned });
      }
      await write();
      return { chunks: count, planned, ...(waveCount > 0 && { waves }) };
    },
  };
}
