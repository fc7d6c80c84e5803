import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { type Pepper, pepperOf } from '../../../../functions/voting/casting/peppers.ts';
import { ballotKey, rollKey } from '../../../../functions/voting/casting/vote-keys.ts';
import { createVoteRepository } from '../../../../functions/voting/casting/vote-repository.ts';
import type { CountDeps } from '../../../../functions/voting/counting/count-deps.ts';
import { countTask } from '../../../../functions/voting/counting/count-task.ts';
import { staffRoutes } from '../../../../functions/voting/staff-routes.ts';
import { freshVoteTable } from '../../../builders/vote-table.ts';
import { type ContestsWorld, contestsWorld, during } from './contests-world.ts';

/** Votes of each candidate, online and in a box: numbers that stand for nothing else here. */
const online = [137, 211, 73];
const paper = [6101, 7919, 4409];
const sums = online.map((count, index) => count + (paper[index] ?? 0));
const telling = new RegExp(`\\b(${[...online, ...paper, ...sums].join('|')})\\b`);

/** The count, on tables of its own and of the world, with what it writes outside of them. */
async function countOf(world: ContestsWorld) {
  const { table: votes } = await freshVoteTable();
  const secrets = new Map<string, Pepper>();
  const published = new Map<string, string>();
  const deps: CountDeps = {
    ...world.deps,
    votes,
    cast: createVoteRepository(votes),
    peppers: {
      create: async (id) => void secrets.set(id, secrets.get(id) ?? pepperOf(randomBytes(32), id)),
      read: async (id) => secrets.get(id),
      destroy: async (id) => void secrets.delete(id),
    },
    publications: { put: async (key, { text }) => void published.set(key, text) },
    backups: { put: async () => undefined },
    pause: async (milliseconds) => world.now.advance(milliseconds / 1000),
  };
  return { deps, votes, published };
}

it('says nothing of a candidate’s votes before publication, on any route, in any log or mail', async () => {
  const world = await contestsWorld();
  const { deps, votes, published } = await countOf(world);
  const work = async () => {
    for (let message = world.countQueue.take(); message; message = world.countQueue.take()) {
      await countTask(message, deps);
    }
  };
  const approver = await world.staffMember('approver');
  const second = await world.staffMember('approver', '13036', '-two');
  const seen: string[] = [];
  const call: typeof world.call = async (...request) => {
    const answer = await world.call(...request);
    seen.push(JSON.stringify(answer));
    return answer;
  };

  const { contest } = await world.fixed();
  const base = `/staff/contests/${contest.id}`;
  await world.mark(contest.id, { gatesWrittenAt: undefined });
  await work();
  const candidates = await world.deps.contests.candidates(contest.id);
  const ids = candidates.map(({ id }) => id);

  /** Everything that can be read of the contest. */
  async function readAll(): Promise<void> {
    for (const { method, path } of staffRoutes) {
      if (method !== 'GET') continue;
      const known = path.replace('{id}', contest.id).replace('{series}', 'none');
      await call(approver, `GET ${known}`);
    }
  }

  world.now.set(during.voting);
  await world.sweep();
  const puts = online.flatMap((count, index) =>
    Array.from({ length: count }, () => [
      { ...rollKey(contest.id, randomBytes(32).toString('hex')) },
      { ...ballotKey(contest.id, randomBytes(16).toString('hex')), choices: [ids[index]] },
    ]).flat(),
  );
  await votes.writeMany(puts);
  world.now.set('2027-01-13T00:00:00Z');
  await world.sweep();
  await work();
  await readAll();

  world.now.set(during.counting);
  await world.sweep();
  await work();
  await readAll();
  const box = await call(approver, `POST ${base}/paper`, { name: 'Hall' });
  const figures = {
    ballots: paper.reduce((sum, count) => sum + count, 0),
    blank: 0,
    invalid: 0,
    totals: Object.fromEntries(ids.map((id, index) => [id, paper[index]])),
  };
  const wrong = { ...figures, ballots: figures.ballots + 1, blank: 1 };
  await call(approver, `PUT ${base}/paper/${box.body.id}/count`, figures);
  await call(second, `PUT ${base}/paper/${box.body.id}/count`, wrong);
  expect((await call(second, `PUT ${base}/paper/${box.body.id}/count`, figures)).body.state).toBe(
    'agreed',
  );
  await readAll();
  expect(await world.contest(contest.id)).toMatchObject({
    state: 'closed',
    surveyedAt: expect.any(String),
  });

  const log = JSON.stringify(await world.lines(contest.id));
  const general: string[] = [];
  for (const day of [
    '2026-11-22',
    '2026-12-10',
    '2027-01-05',
    '2027-01-12',
    '2027-01-13',
    '2027-01-25',
  ]) {
    for await (const item of world.table.queryAll({ pk: `AUDIT#DAY#${day}` })) {
      general.push(JSON.stringify(item));
    }
  }
  expect(general.length).toBeGreaterThan(20);
  for (const text of [
    ...seen,
    log,
    general.join(),
    world.log.text(),
    JSON.stringify(world.mails),
  ]) {
    expect(text).not.toMatch(telling);
  }
  // What may be known: how many have voted.
  expect(log).toContain('"roll":421');
  expect([...published.keys()]).toEqual([]);

  const { version } = await world.contest(contest.id);
  await call(approver, `POST ${base}/publish`, { version });
  await work();
  expect(await world.contest(contest.id)).toMatchObject({ state: 'published' });
  expect([...published.values()].join()).toMatch(/\b7919\b/);
});
