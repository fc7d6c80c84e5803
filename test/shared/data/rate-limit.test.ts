import { expect, it } from 'vitest';
import { takePlace } from '../../../shared/data/rate-limit.ts';
import { testClock } from '../../builders/clock.ts';
import { freshTable } from '../../builders/table.ts';

const limit = { name: 'mail', count: 3, windowSeconds: 3600 };

it('gives out as many places in a window as it has, also to many at once, and anew in the next', async () => {
  const table = await freshTable();
  const now = testClock();
  const take = (subject: string) => takePlace(table, limit, subject, now);
  const taken = await Promise.all(Array.from({ length: 10 }, () => take('a')));
  expect(taken.filter(Boolean)).toHaveLength(3);
  expect(await take('b')).toBe(true);
  now.advance(3600);
  expect(await take('a')).toBe(true);
});
