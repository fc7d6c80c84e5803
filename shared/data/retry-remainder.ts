import { pauseBefore } from '../pause.ts';

const maxAttemptsWithoutProgress = 8;

/**
 * Sends entries in batches until the service has left none unprocessed. `send` returns what was left.
 * @throws {Error} when eight attempts in a row process nothing.
 */
export async function retryRemainder<Entry>(
  entries: readonly Entry[],
  batchSize: number,
  send: (batch: readonly Entry[]) => Promise<readonly Entry[]>,
): Promise<void> {
  let remaining = [...entries];
  let fruitless = 0;
  while (remaining.length > 0) {
    const batch = remaining.slice(0, batchSize);
    const left = await send(batch);
    remaining = [...remaining.slice(batchSize), ...left];
    fruitless = left.length < batch.length ? 0 : fruitless + 1;
    if (fruitless === maxAttemptsWithoutProgress) {
      throw new Error(`${left.length} entries stayed unprocessed after ${fruitless} attempts`);
    }
    if (left.length > 0) await pauseBefore(fruitless + 1);
  }
}
