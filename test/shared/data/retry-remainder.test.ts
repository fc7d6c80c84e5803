import { describe, expect, it } from 'vitest';
import { retryRemainder } from '../../../shared/data/retry-remainder.ts';

describe('retrying what a service left', () => {
  it('sends again what was left until nothing is', async () => {
    const sent: number[] = [];
    let isFirst = true;
    await retryRemainder([1, 2, 3, 4, 5], 2, async (batch) => {
      const left = isFirst ? batch.slice(1) : [];
      isFirst = false;
      sent.push(...batch.filter((entry) => !left.includes(entry)));
      return left;
    });
    expect(sent.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('gives up with an error when nothing moves', async () => {
    await expect(retryRemainder([1], 1, async (batch) => batch)).rejects.toThrow(/unprocessed/);
  });
});
