import { describe, expect, it } from 'vitest';
import {
  type AttemptOutcome,
  type AttemptVote,
  createAttemptVote,
} from '../../../../functions/voting/casting/attempt-vote.ts';
import { castVote } from '../../../../functions/voting/casting/cast-vote.ts';
import { writeGates } from '../../../../functions/voting/casting/gates.ts';
import { createVoteRepository } from '../../../../functions/voting/casting/vote-repository.ts';
import { newId } from '../../../../shared/ids.ts';
import { testClock } from '../../../builders/clock.ts';
import { testDocumentClient } from '../../../builders/table.ts';
import { freshVoteTable } from '../../../builders/vote-table.ts';

const voteTable = await freshVoteTable();
const counts = createVoteRepository(voteTable.table);
const real = createAttemptVote(voteTable.client, voteTable.name);
const opensAt = new Date('2026-11-20T08:00:00.000Z');
const closesAt = new Date('2026-12-04T19:00:00.000Z');
const choices = [newId('can')];
const hex = () => crypto.randomUUID().replaceAll('-', '');

async function openContest(): Promise<string> {
  const contestId = newId('con');
  await writeGates(voteTable.table, contestId, { opensAt, closesAt });
  return contestId;
}

const depsWith = (attemptVote: AttemptVote, now = testClock('2026-11-22T12:00:00.000Z')) => ({
  votes: voteTable.table,
  attemptVote,
  now,
});

const collect = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
};

describe('casting a vote', () => {
  it('writes a voter and a ballot that have nothing in common', async () => {
    const contestId = await openContest();
    const vote = { contestId, rollId: hex(), choices };
    expect(await castVote(vote, depsWith(real))).toBe('counted');
    const items = (await voteTable.items()).filter(
      ({ pk, sk }) => String(pk).includes(contestId) && sk !== 'GATE',
    );
    const [ballot] = await collect(counts.ballots(contestId));
    expect(items).toHaveLength(2);
    expect(items).toContainEqual({
      pk: `ROLL#${contestId}#${vote.rollId.charAt(0)}`,
      sk: vote.rollId,
    });
    expect(items).toContainEqual({
      pk: `BALLOT#${contestId}#${ballot?.id.charAt(0)}`,
      sk: ballot?.id,
      choices,
    });
    expect(ballot?.id).toMatch(/^[0-9a-f]{32}$/);
  });

  it('gives ballots ids in no order, so that they tell nothing of time', async () => {
    const contestId = await openContest();
    const ids: string[] = [];
    for (let index = 0; index < 64; index += 1) {
      await castVote({ contestId, rollId: hex(), choices }, depsWith(real));
      const known = new Set(ids);
      const present = await collect(counts.ballots(contestId));
      ids.push(...present.map(({ id }) => id).filter((id) => !known.has(id)));
    }
    const rises = ids.filter((id, index) => index > 0 && id > (ids[index - 1] ?? '')).length;
    expect(rises).toBeGreaterThan(12);
    expect(rises).toBeLessThan(51);
    expect(new Set(ids.map((id) => id.charAt(0))).size).toBeGreaterThan(8);
  });

  it('counts a voter once who tries two thousand times at once, over many connections', async () => {
    const contestId = await openContest();
    const clients = Array.from({ length: 8 }, () => testDocumentClient());
    const vote = { contestId, rollId: hex(), choices };
    const outcomes = await Promise.all(
      Array.from({ length: 2000 }, async (_, index) => {
        const client = clients[index % clients.length] ?? voteTable.client;
        return castVote(vote, depsWith(createAttemptVote(client, voteTable.name))).catch(
          (error: unknown) => error,
        );
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'counted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'on-roll')).toHaveLength(1999);
    expect(await counts.cohortCounts(contestId)).toMatchObject({ online: 1, roll: 1 });
  });

  it('counts many voters who each try five times at once, each once', async () => {
    const contestId = await openContest();
    const voters = Array.from({ length: 300 }, hex);
    const tries = voters.flatMap((rollId) => Array.from({ length: 5 }, () => rollId));
    await Promise.all(
      tries.map((rollId) => castVote({ contestId, rollId, choices }, depsWith(real))),
    );
    expect(await counts.cohortCounts(contestId)).toMatchObject({ online: 300, roll: 300 });
    expect(new Set(await collect(counts.rollIds(contestId)))).toEqual(new Set(voters));
  });

  it('is decided by the clock to the millisecond at both ends', async () => {
    const contestId = await openContest();
    const at = (instant: string) =>
      castVote({ contestId, rollId: hex(), choices }, depsWith(real, testClock(instant))).catch(
        (error: { code?: string }) => error.code,
      );
    expect(await at('2026-11-20T07:59:59.999Z')).toBe('vote.not_open');
    expect(await at('2026-11-20T08:00:00.000Z')).toBe('counted');
    expect(await at('2026-12-04T18:59:59.999Z')).toBe('counted');
    expect(await at('2026-12-04T19:00:00.000Z')).toBe('vote.closed');
  });

  it('answers after the end alike for who has voted and who has not', async () => {
    const contestId = await openContest();
    const voted = { contestId, rollId: hex(), choices };
    await castVote(voted, depsWith(real));
    const late = () => depsWith(real, testClock('2026-12-04T19:00:00.000Z'));
    const answer = async (rollId: string) =>
      castVote({ ...voted, rollId }, late()).catch((error: Error & { code?: string }) => [
        error.code,
        error.message,
      ]);
    expect(await answer(voted.rollId)).toEqual(['vote.closed', 'Voting is over.']);
    expect(await answer(hex())).toEqual(await answer(voted.rollId));
  });
});

describe('an attempt that met something', () => {
  /** Answers as told, attempt by attempt, and then for real; notes what it was asked. */
  const scripted = (script: readonly (AttemptOutcome | 'lost')[]) => {
    const asked: { copy: number; at: string }[] = [];
    const attempt: AttemptVote = async (vote, copy, at) => {
      asked.push({ copy, at: at.toISOString() });
      const step = script[asked.length - 1];
      if (step === undefined) return real(vote, copy, at);
      if (step !== 'lost') return step;
      await real(vote, copy, at);
      return 'unknown';
    };
    return { attempt, asked };
  };

  /** A clock that goes on by `milliseconds` each time it is read. */
  const runningClock = (start: string, milliseconds: number) => {
    let present = Date.parse(start) - milliseconds;
    const read = () => {
      present += milliseconds;
      return new Date(present);
    };
    return Object.assign(read, testClock());
  };

  it('tries again at another copy of the gate', async () => {
    const contestId = await openContest();
    const { attempt, asked } = scripted(['conflict', 'conflict', 'conflict']);
    const vote = { contestId, rollId: hex(), choices };
    expect(await castVote(vote, depsWith(attempt))).toBe('counted');
    expect(new Set(asked.map(({ copy }) => copy)).size).toBe(4);
  });

  it('reads the clock anew each time: a retry after the end does not count', async () => {
    const contestId = await openContest();
    const { attempt, asked } = scripted(['conflict']);
    const now = runningClock('2026-12-04T18:59:59.999Z', 0.5);
    const vote = { contestId, rollId: hex(), choices };
    await expect(castVote(vote, depsWith(attempt, now))).rejects.toMatchObject({
      code: 'vote.closed',
    });
    expect(asked.map(({ at }) => at)).toEqual([
      '2026-12-04T18:59:59.999Z',
      '2026-12-04T19:00:00.000Z',
    ]);
    expect(await counts.countRoll(contestId)).toBe(0);
  });

  it('whose answer was lost counts once and is answered `counted`', async () => {
    const contestId = await openContest();
    const { attempt } = scripted(['lost']);
    const vote = { contestId, rollId: hex(), choices };
    expect(await castVote(vote, depsWith(attempt))).toBe('counted');
    expect(await counts.cohortCounts(contestId)).toMatchObject({ online: 1, roll: 1 });
  });

  it('whose answer was lost a moment before the end is still answered `counted`', async () => {
    const contestId = await openContest();
    const { attempt } = scripted(['lost']);
    const now = runningClock('2026-12-04T18:59:59.999Z', 0.5);
    const vote = { contestId, rollId: hex(), choices };
    expect(await castVote(vote, depsWith(attempt, now))).toBe('counted');
    expect(await counts.countRoll(contestId)).toBe(1);
  });

  it('that never arrived, a moment before the end, is answered `closed`', async () => {
    const contestId = await openContest();
    const { attempt } = scripted(['unknown']);
    const now = runningClock('2026-12-04T18:59:59.999Z', 0.5);
    const vote = { contestId, rollId: hex(), choices };
    await expect(castVote(vote, depsWith(attempt, now))).rejects.toMatchObject({
      code: 'vote.closed',
    });
  });

  it('six times in vain is told, and may be tried again; one that landed is not', async () => {
    const contestId = await openContest();
    const vote = { contestId, rollId: hex(), choices };
    const inVain = scripted(Array.from({ length: 6 }, () => 'conflict'));
    await expect(castVote(vote, depsWith(inVain.attempt))).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(inVain.asked).toHaveLength(6);
    const landed = scripted(['lost', ...Array.from({ length: 5 }, () => 'unknown' as const)]);
    expect(await castVote(vote, depsWith(landed.attempt))).toBe('counted');
    expect(await counts.countRoll(contestId)).toBe(1);
  });

  it('is not tried again when time is short', async () => {
    const contestId = await openContest();
    const { attempt, asked } = scripted(Array.from({ length: 6 }, () => 'unknown'));
    const now = runningClock('2026-11-22T12:00:00.000Z', 2500);
    const vote = { contestId, rollId: hex(), choices };
    await expect(castVote(vote, depsWith(attempt, now))).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(asked).toHaveLength(2);
  });
});
