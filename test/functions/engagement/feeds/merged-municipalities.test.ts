import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createFeedReaders } from '../../../../functions/engagement/feeds/feed-readers.ts';
import { markOf } from '../../../../functions/engagement/feeds/hyper-log-log.ts';
import { freshTable } from '../../../builders/table.ts';

vi.mock('../../../../shared/programme/demo-programme.ts', async (load) => {
  const { mergedIntoRetie } = await import('../../../builders/merged-into-retie.ts');
  return mergedIntoRetie(load, '13098');
});

const marks = (...clients: string[]) =>
  clients.map((client) => markOf(createHash('sha256').update(client).digest()));

test('clients of a municipality that merged into another are told of with those of the other, by day', async () => {
  const readers = createFeedReaders(await freshTable());
  const feed = { language: 'nl', topic: 'all' };
  await readers.add({ ...feed, nis: '13098' }, '2026-12-01', marks('a', 'b'));
  await readers.add({ ...feed, nis: '13036' }, '2026-12-01', marks('c'));
  await readers.add({ ...feed, nis: '13098' }, '2026-11-30', marks('d'));
  const days = await readers.read('13036');
  expect(days.map(({ day, clients }) => [day, clients])).toEqual([
    ['2026-11-30', 1],
    ['2026-12-01', 3],
  ]);
});
