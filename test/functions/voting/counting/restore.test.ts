import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ballotKey, rollKey } from '../../../../functions/voting/casting/vote-keys.ts';
import { createVoteRepository } from '../../../../functions/voting/casting/vote-repository.ts';
import { readCohorts } from '../../../../functions/voting/contests/quarantine/cohort-repository.ts';
import { restoreVotes } from '../../../../functions/voting/counting/restore-votes.ts';
import { freshTable } from '../../../builders/table.ts';
import { freshVoteTable } from '../../../builders/vote-table.ts';
import { countingWorld } from './counting-world.ts';

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');

/** A contest on real engines, closed and surveyed. */
async function surveyedWorld() {
  const world = await countingWorld({
    table: await freshTable(),
    votes: (await freshVoteTable()).table,
  });
  await world.open();
  await world.vote([world.can(1)], { times: 6 });
  await world.vote([world.can(2)], { times: 21, cohort: 'network:aa11' });
  await world.vote([world.can(3)], { times: 2, cohort: 'network:bb22' });
  await world.close();
  const text = [...world.backups.values()][0] ?? '';
  return { world, text, sha256: sha256Of(text) };
}

describe('a backup of votes', () => {
  it('puts back all votes of a table that was lost, and the result is the same', async () => {
    const { world, text, sha256 } = await surveyedWorld();
    const votes = (await freshVoteTable()).table;
    expect(await restoreVotes(votes, { text, sha256 })).toEqual({
      contestId: world.id,
      votes: 29,
      written: 58,
    });
    const deps = { ...world.deps, votes, cast: createVoteRepository(votes) };
    expect((await deps.cast.cohortCounts(world.id)).byCohort).toEqual(
      new Map([['network:aa11', 21]]),
    );
    const cohorts = (await readCohorts(world.table, world.id)).map(({ alias }) => alias);
    await world.addRule({ cohorts, ballots: 21 });
    await world.askToPublish();
    await world.run('publish', deps);
    expect((await world.contest()).publication?.refused).toBeUndefined();
    expect(await world.result()).toMatchObject({
      winners: [world.can(1)],
      online: { ballots: 29, counted: 8, quarantined: 21 },
    });
  });

  it('puts back what is missing, and nothing when done again', async () => {
    const { world, text, sha256 } = await surveyedWorld();
    for await (const rollId of world.deps.cast.rollIds(world.id)) {
      await world.votes.remove(rollKey(world.id, rollId));
      break;
    }
    expect((await restoreVotes(world.votes, { text, sha256 })).written).toBe(1);
    expect((await restoreVotes(world.votes, { text, sha256 })).written).toBe(0);
  });

  it('opens no gate', async () => {
    const { world, text, sha256 } = await surveyedWorld();
    const lost = await freshVoteTable();
    await restoreVotes(lost.table, { text, sha256 });
    expect((await lost.items()).map(({ pk }) => String(pk).split('#')[0]).sort()).toEqual([
      ...Array(29).fill('BALLOT'),
      ...Array(29).fill('ROLL'),
    ]);
    expect(world.id).toBeDefined();
  });

  it('is refused when it is another file, damaged, or not all that the table has', async () => {
    const { world, text, sha256 } = await surveyedWorld();
    const refused = (change: { text?: string; sha256?: string }) =>
      restoreVotes(world.votes, { text, sha256, ...change }).then(
        () => 'restored',
        (error) => `${error.name}: ${error.message}`,
      );
    expect(await refused({ text: text.slice(0, -9) })).toMatch(/^RestoreError.*damaged/);
    expect(await refused({ text: '{}' })).toMatch(/^RestoreError.*no backup/);
    expect(await refused({ sha256: '0'.repeat(64) })).toMatch(/^RestoreError.*the log has/);
    await world.votes.put({ ...rollKey(world.id, 'f'.repeat(32)) });
    expect(await refused({})).toMatch(/^RestoreError.*does not have/);
  });

  it('is refused before anything is written into the votes of somebody else', async () => {
    const { world, text, sha256 } = await surveyedWorld();
    const other = await freshVoteTable();
    await other.table.put({ ...rollKey(world.id, 'f'.repeat(32)) });
    await expect(restoreVotes(other.table, { text, sha256 })).rejects.toThrow(/does not have/);
    expect(await other.items()).toHaveLength(1);
  });

  it('is refused where a ballot that is there says something else', async () => {
    const { world, text, sha256 } = await surveyedWorld();
    for await (const { id } of world.deps.cast.ballots(world.id)) {
      await world.votes.put({ ...ballotKey(world.id, id), choices: ['can_other'] });
      break;
    }
    await expect(restoreVotes(world.votes, { text, sha256 })).rejects.toThrow(/were changed/);
  });
});
