import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { closeGates, writeGates } from '../../../../functions/voting/casting/gates.ts';
import { ballotKey, gateKey, rollKey } from '../../../../functions/voting/casting/vote-keys.ts';
import { createVoteRepository } from '../../../../functions/voting/casting/vote-repository.ts';
import { newId } from '../../../../shared/ids.ts';
import { freshVoteTable } from '../../../builders/vote-table.ts';

const { table } = await freshVoteTable();
const votes = createVoteRepository(table);
const hex = () => randomBytes(16).toString('hex');

/** Votes as casting would write them. */
async function cast(contestId: string, count: number, cohort?: string) {
  const marked = cohort === undefined ? {} : { cohort };
  const choices = [newId('can')];
  const items = Array.from({ length: count }, () => [
    { ...rollKey(contestId, hex()), ...marked },
    { ...ballotKey(contestId, hex()), choices, ...marked },
  ]);
  await table.writeMany(items.flat());
}

const collect = async <Value>(values: AsyncIterable<Value>): Promise<Value[]> => {
  const found: Value[] = [];
  for await (const value of values) found.push(value);
  return found;
};

describe('what the count reads', () => {
  it('is every voter and every ballot of one contest, in the order of their ids', async () => {
    const [contestId, other] = [newId('con'), newId('con')];
    await cast(contestId, 700);
    await cast(other, 50);
    const [roll, ballots] = [
      await collect(votes.rollIds(contestId)),
      await collect(votes.ballots(contestId)),
    ];
    expect([roll.length, ballots.length, await votes.countRoll(contestId)]).toEqual([
      700, 700, 700,
    ]);
    expect(roll).toEqual([...roll].sort());
    expect(ballots.map(({ id }) => id)).toEqual(ballots.map(({ id }) => id).sort());
  });

  it('is more than one page of a partition', async () => {
    const contestId = newId('con');
    const choices = Array.from({ length: 80 }, () => newId('can'));
    const items = Array.from({ length: 600 }, () => ({
      ...ballotKey(contestId, `0${hex().slice(1)}`),
      choices,
    }));
    await table.writeMany(items);
    expect(await collect(votes.ballots(contestId))).toHaveLength(600);
    expect((await votes.cohortCounts(contestId)).online).toBe(600);
  });

  it('counts ballots by cohort', async () => {
    const contestId = newId('con');
    await cast(contestId, 5);
    await cast(contestId, 3, 'network:a');
    await cast(contestId, 2, 'domain:b');
    const counts = await votes.cohortCounts(contestId);
    expect(counts).toMatchObject({ online: 10, roll: 10 });
    expect([...counts.byCohort].sort()).toEqual([
      ['domain:b', 2],
      ['network:a', 3],
    ]);
    const ballots = await collect(votes.ballots(contestId));
    expect(ballots.filter(({ cohort }) => cohort === 'network:a')).toHaveLength(3);
  });

  it('fails on a ballot that is none, instead of leaving it out', async () => {
    const contestId = newId('con');
    await table.put({ ...ballotKey(contestId, hex()), choices: [] });
    await expect(collect(votes.ballots(contestId))).rejects.toThrow();
  });

  it('is destroyed whole, but for the gates, and of no other contest', async () => {
    const [contestId, other] = [newId('con'), newId('con')];
    const times = { opensAt: new Date('2026-11-20'), closesAt: new Date('2026-12-04') };
    await writeGates(table, contestId, times);
    await cast(contestId, 120);
    await cast(other, 5);
    const now = () => new Date('2026-12-05');
    await closeGates(table, contestId, now(), { now, pause: async () => undefined });
    await votes.destroyVotes(contestId);
    await votes.destroyVotes(contestId);
    expect(await votes.cohortCounts(contestId)).toMatchObject({ online: 0, roll: 0 });
    expect(await votes.countRoll(other)).toBe(5);
    expect(await table.get(gateKey(contestId, 3))).toMatchObject({ shut: true });
  });
});
