import { beforeEach, describe, expect, it } from 'vitest';
import { createPace } from '../../../functions/mail/index.ts';
import { writeQuota } from '../../../functions/mail/pace-repository.ts';
import type { Table } from '../../../shared/data/table.ts';
import { freshTable } from '../../builders/table.ts';

const noon = new Date('2026-11-22T12:00:00Z');
const later = (ms: number) => new Date(noon.getTime() + ms);

let table: Table;
beforeEach(async () => {
  table = await freshTable();
});

const allow = (ratePerSecond: number, max24Hours = 50_000, sentLast24Hours = 0) =>
  writeQuota(table, { ratePerSecond, max24Hours, sentLast24Hours }, noon);

const starts = (answers: ({ startAt: Date } | 'quota')[]) =>
  answers.map((answer) =>
    answer === 'quota' ? answer : answer.startAt.getTime() - noon.getTime(),
  );

describe('the pace of sending', () => {
  it('gives the first mail its slot at once and the next ones theirs behind it', async () => {
    await allow(10);
    const pace = createPace(table);
    const answers = [
      await pace.reserve(5, noon),
      await pace.reserve(5, noon),
      await pace.reserve(1, later(100)),
    ];
    expect(starts(answers)).toEqual([0, 527, 1054]);
  });

  it('saves up nothing while nobody sends', async () => {
    await allow(10);
    const pace = createPace(table);
    await pace.reserve(5, noon);
    expect(starts([await pace.reserve(5, later(60_000))])).toEqual([60_000]);
  });

  it('gives no slot twice to senders that ask at once', async () => {
    await allow(50);
    const senders = Array.from({ length: 20 }, () => createPace(table));
    const answers = await Promise.all(senders.map((pace) => pace.reserve(50, noon)));
    const expected = Array.from({ length: 20 }, (_, index) => index * 1053);
    expect(starts(answers).sort((a, b) => Number(a) - Number(b))).toEqual(expected);
  });

  it('keeps a new rate from the next reservation on', async () => {
    await allow(1);
    const pace = createPace(table);
    await pace.reserve(1, noon);
    await allow(100);
    await pace.reserve(1, noon);
    const first = await pace.reserve(50, noon);
    const second = await pace.reserve(50, noon);
    const [a, b] = starts([first, second]).map(Number);
    expect((b ?? 0) - (a ?? 0)).toBe(527);
  });

  it('stops newsletters short of the daily quota and leaves the rest to single mails', async () => {
    await allow(100, 200, 150);
    const pace = createPace(table);
    expect((await pace.readQuota()).bulkRemaining).toBe(30);
    expect(await pace.reserve(30, noon)).not.toBe('quota');
    expect(await pace.reserve(1, noon)).toBe('quota');
    expect(await pace.reserve(20, noon, 'transactional')).not.toBe('quota');
    expect(await pace.reserve(1, noon, 'transactional')).toBe('quota');
  });

  it('resumes when the quota is read anew', async () => {
    await allow(100, 200, 200);
    const pace = createPace(table);
    expect(await pace.reserve(1, noon)).toBe('quota');
    await allow(100, 200, 0);
    expect(await pace.reserve(1, noon)).not.toBe('quota');
  });

  it('knows no daily quota where SES says -1', async () => {
    await allow(100, -1, 9_000_000);
    const pace = createPace(table);
    expect(await pace.reserve(50, noon)).not.toBe('quota');
    expect((await pace.readQuota()).bulkRemaining).toBeGreaterThan(1_000_000_000);
  });

  it('keeps to the sandbox, 1 a second and 200 a day, until the quota is known', async () => {
    const pace = createPace(table);
    expect(starts([await pace.reserve(1, noon), await pace.reserve(1, noon)])).toEqual([0, 1053]);
    expect(await pace.readQuota()).toMatchObject({ ratePerSecond: 1, bulkRemaining: 178 });
    expect(await pace.reserve(200, noon)).toBe('quota');
  });

  it.each([
    [0.5, 1],
    [1, 1],
    [14.9, 14],
    [500, 50],
  ])('puts the mails of one second into a call: at rate %d, %d', async (rate, entries) => {
    await allow(rate);
    expect((await createPace(table).readQuota()).entriesPerCall).toBe(entries);
  });
});
