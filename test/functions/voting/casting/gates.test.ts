import { describe, expect, it } from 'vitest';
import {
  type AttemptVote,
  createAttemptVote,
} from '../../../../functions/voting/casting/attempt-vote.ts';
import { closeGates, landingMs, writeGates } from '../../../../functions/voting/casting/gates.ts';
import { gateCopies, gateKey } from '../../../../functions/voting/casting/vote-keys.ts';
import { createVoteRepository } from '../../../../functions/voting/casting/vote-repository.ts';
import { newId } from '../../../../shared/ids.ts';
import { testClock } from '../../../builders/clock.ts';
import { freshVoteTable } from '../../../builders/vote-table.ts';

const voteTable = await freshVoteTable();
const { table } = voteTable;
const attempt = createAttemptVote(voteTable.client, voteTable.name);
const opensAt = new Date('2026-11-20T08:00:00.000Z');
const closesAt = new Date('2026-12-04T19:00:00.000Z');
const copies = Array.from({ length: gateCopies }, (_, copy) => copy);
const hex = () => crypto.randomUUID().replaceAll('-', '');

const voteOf = (contestId: string) => ({ contestId, rollId: hex(), choices: [newId('can')] });

async function openContest(): Promise<string> {
  const contestId = newId('con');
  await writeGates(table, contestId, { opensAt, closesAt });
  return contestId;
}

/** What each of the four gates answers at an instant. */
const answers = (contestId: string, at: string, by: AttemptVote = attempt) =>
  Promise.all(copies.map((copy) => by(voteOf(contestId), copy, new Date(at))));

const all = (outcome: string) => copies.map(() => outcome);

/** A clock at the instant, and waiting that moves it. */
const waiting = (start: string) => {
  const now = testClock(start);
  const waited: number[] = [];
  const pause = async (milliseconds: number) => {
    waited.push(milliseconds);
    now.advance(milliseconds / 1000);
  };
  return { now, pause, waited };
};

describe('gates', () => {
  it('let votes in exactly from the first millisecond to before the last, on every copy', async () => {
    const contestId = await openContest();
    expect(await answers(contestId, '2026-11-20T07:59:59.999Z')).toEqual(all('not-open'));
    expect(await answers(contestId, '2026-11-20T08:00:00.000Z')).toEqual(all('counted'));
    expect(await answers(contestId, '2026-12-04T18:59:59.999Z')).toEqual(all('counted'));
    expect(await answers(contestId, '2026-12-04T19:00:00.000Z')).toEqual(all('closed'));
  });

  it('that were never made let nobody in', async () => {
    expect(await answers(newId('con'), '2026-11-22T12:00:00Z')).toEqual(all('not-open'));
  });

  it('are the same when they are made again', async () => {
    const contestId = await openContest();
    await writeGates(table, contestId, { opensAt, closesAt });
    await expect(
      writeGates(table, contestId, { opensAt, closesAt: new Date('2026-12-05T19:00:00Z') }),
    ).rejects.toThrow('other times');
    expect(await answers(contestId, '2026-12-04T19:00:00.000Z')).toEqual(all('closed'));
  });

  it('close early, and are not opened by a late message to make them', async () => {
    const contestId = await openContest();
    const at = new Date('2026-11-25T10:00:00.000Z');
    await closeGates(table, contestId, at, waiting('2026-11-25T10:00:00Z'));
    expect(await answers(contestId, '2026-11-25T10:00:00.000Z')).toEqual(all('closed'));
    await writeGates(table, contestId, { opensAt, closesAt });
    expect(await answers(contestId, '2026-11-25T10:00:01.000Z')).toEqual(all('closed'));
  });

  it('never close later than they stood', async () => {
    const contestId = await openContest();
    await closeGates(table, contestId, new Date('2027-01-01'), waiting('2027-01-01T00:00:00Z'));
    const gate = await table.get(gateKey(contestId, 0));
    expect(gate?.closesAt).toBe(closesAt.toISOString());
  });

  it('wait until votes that came in time have landed, and then let in none, whatever its clock', async () => {
    const contestId = await openContest();
    const inTime = '2026-12-04T18:59:59.990Z';
    const landed: string[][] = [];
    const { now, waited } = waiting('2026-12-04T19:00:00.500Z');
    await closeGates(table, contestId, closesAt, {
      now,
      pause: async (milliseconds) => {
        waited.push(milliseconds);
        landed.push(await answers(contestId, inTime));
      },
    });
    expect(waited).toEqual([landingMs - 500]);
    expect(landed).toEqual([all('counted')]);
    expect(await answers(contestId, inTime)).toEqual(all('closed'));
  });

  it('do not wait when the end is long past', async () => {
    const contestId = await openContest();
    const late = waiting('2026-12-04T19:05:00Z');
    await closeGates(table, contestId, closesAt, late);
    await closeGates(table, contestId, closesAt, late);
    expect(late.waited).toEqual([0, 0]);
  });

  it('that are shut before they are made stay shut', async () => {
    const contestId = newId('con');
    await closeGates(table, contestId, opensAt, waiting('2026-11-22T12:00:00Z'));
    await writeGates(table, contestId, { opensAt, closesAt });
    expect(await answers(contestId, '2026-11-22T12:00:00Z')).not.toContain('counted');
  });

  it('closed while votes rush in: what was answered `counted` is there, and nothing else', async () => {
    const contestId = await openContest();
    const at = new Date('2026-11-25T10:00:00.000Z');
    const outcomes: string[] = [];
    let isOver = false;
    const rush = async () => {
      while (!isOver) {
        const copy = outcomes.length % gateCopies;
        outcomes.push(await attempt(voteOf(contestId), copy, at));
      }
    };
    const rushing = Promise.all(Array.from({ length: 12 }, rush));
    const many = (outcome: string) => outcomes.filter((each) => each === outcome).length > 20;
    const counts = createVoteRepository(table);
    let after: number;
    try {
      await expect.poll(() => many('counted')).toBe(true);
      await closeGates(table, contestId, at, { now: () => at, pause: async () => undefined });
      after = (await counts.cohortCounts(contestId)).online;
      await expect.poll(() => many('closed')).toBe(true);
    } finally {
      isOver = true;
    }
    await rushing;
    const counted = outcomes.filter((outcome) => outcome === 'counted').length;
    expect(await counts.cohortCounts(contestId)).toMatchObject({ online: counted, roll: counted });
    expect(after).toBe(counted);
  });
});
