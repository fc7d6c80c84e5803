import { describe, expect, it } from 'vitest';
import { gateKey } from '../../../../functions/voting/casting/vote-keys.ts';
import type { CountTask } from '../../../../functions/voting/contests/count-message.ts';
import { readCohorts } from '../../../../functions/voting/contests/quarantine/cohort-repository.ts';
import { readEntries } from '../../../../functions/voting/counting/draw-entries.ts';
import { enterDraw } from '../../../../functions/voting/counting/enter-draw.ts';
import { readPrize } from '../../../../functions/voting/counting/prize.ts';
import { Crash } from '../../../chaos/turns.ts';
import { type CountingWorld, countingWorld } from './counting-world.ts';
import { type Life, lifeUntil } from './mortal.ts';

/** Votes, groups, paper and a tie: something of everything that the count works on. */
async function votedWorld(): Promise<CountingWorld> {
  const world = await countingWorld({ contest: { prize: { nl: 'Een fiets' } } });
  await world.open();
  await world.vote([world.can(1)], { times: 4 });
  await world.vote([world.can(2)], { times: 4 });
  await world.vote([world.can(3)], { times: 21, cohort: 'network:aa11' });
  for (const voter of [1, 2, 3]) {
    const entry = { ticket: world.ticket(voter), address: `voter-${voter}@example.be` };
    await enterDraw({ contest: await world.contest(), ...entry }, world.deps);
  }
  return world;
}

async function closingWorld(): Promise<CountingWorld> {
  const world = await votedWorld();
  world.now.set('2026-12-04T19:00:30.000Z');
  await world.set('contest.closing', { state: 'closing' });
  return world;
}

async function closedWorld(): Promise<CountingWorld> {
  const world = await closingWorld();
  await world.run('close');
  return world;
}

async function askedWorld(): Promise<CountingWorld> {
  const world = await closedWorld();
  await world.run('survey');
  const cohorts = (await readCohorts(world.table, world.id)).map(({ alias }) => alias);
  await world.addRule({ cohorts, ballots: 21 });
  await world.addBox('Bibliotheek', {
    ballots: 3,
    blank: 1,
    invalid: 0,
    totals: { [world.can(1)]: 1, [world.can(2)]: 1, [world.can(3)]: 0 },
  });
  await world.set('lot.confirmed', { lot: { source: 'Lotto', value: '7 8 9' } });
  await world.askToPublish();
  return world;
}

async function refusedWorld(): Promise<CountingWorld> {
  const world = await askedWorld();
  await world.addBox('Gemeentehuis', undefined);
  return world;
}

async function appealedWorld(): Promise<CountingWorld> {
  const world = await askedWorld();
  await world.run('publish');
  world.now.advance(31 * 86_400);
  return world;
}

async function cancelledWorld(): Promise<CountingWorld> {
  const world = await votedWorld();
  const cancelledAt = world.now().toISOString();
  await world.set('contest.cancelled', { state: 'cancelled', cancelledAt });
  return world;
}

async function drawingWorld(): Promise<CountingWorld> {
  const world = await askedWorld();
  await world.run('publish');
  await world.set('prize.draw-requested', {
    prizeDraw: {
      winners: 2,
      source: 'Lotto',
      value: '1 2 3',
      by: 'acc_1',
      requestedAt: world.now().toISOString(),
    },
  });
  return world;
}

/** All that anybody could notice afterwards. Times follow the clock, which stands still but for closing. */
async function outcome(world: CountingWorld) {
  const { version: _version, audit: _audit, ...contest } = await world.contest();
  const gates = await Promise.all(
    [0, 1, 2, 3].map((copy) => world.votes.get(gateKey(world.id, copy))),
  );
  const log = await world.log();
  const result = await world.result();
  const merchants = await Promise.all(
    world.candidates.map(({ merchantId }) => world.deps.merchants.get(merchantId)),
  );
  return {
    contest,
    gates,
    log: log.map(({ action, values, at, by }) => ({ action, values, at, by })),
    votes: await world.deps.cast.cohortCounts(world.id),
    cohorts: await readCohorts(world.table, world.id),
    result,
    files: result?.files.map(({ path }) => world.published.get(path.slice(1))),
    publishedFiles: [...world.published.keys()].sort(),
    backups: [...world.backups],
    peppers: world.secrets.size,
    ambassadors: merchants.map((merchant) => merchant?.ambassador),
    mails: [...new Map(world.mails.map(({ id, request }) => [id, request]))].sort(),
    entries: await readEntries(world.id, world.deps),
    prize: await readPrize(world.table, world.id),
  };
}

const cases: readonly (readonly [string, CountTask, () => Promise<CountingWorld>])[] = [
  ['making gates', 'fix-ballot', countingWorld],
  ['closing', 'close', closingWorld],
  ['counting a day', 'count-daily', votedWorld],
  ['the survey', 'survey', closedWorld],
  ['publishing', 'publish', askedWorld],
  ['refusing to publish', 'publish', refusedWorld],
  ['destroying the pepper', 'destroy', appealedWorld],
  ['destroying a cancelled contest', 'destroy', cancelledWorld],
  ['drawing the prize', 'draw-prize', drawingWorld],
];

describe.each(cases)('whoever dies while %s', (_, task, arrange) => {
  it('at any effect, before it or after it, leaves all to the next, and to the same end', async () => {
    const whole = await arrange();
    const life = lifeUntil(Number.POSITIVE_INFINITY, 'before');
    await whole.run(task, whole.mortalDeps(life));
    const expected = await outcome(whole);
    expect(life.effects).toBeGreaterThan(3);

    for (let effect = 1; effect <= life.effects; effect += 1) {
      for (const side of ['before', 'after'] as const) {
        const world = await arrange();
        await dies(world, task, lifeUntil(effect, side));
        await world.run(task);
        expect(await outcome(world), `dead ${side} effect ${effect}`).toEqual(expected);
      }
    }
  }, 300_000);

  it('and again and again at every effect in turn still gets there', async () => {
    const whole = await arrange();
    const life = lifeUntil(Number.POSITIVE_INFINITY, 'before');
    await whole.run(task, whole.mortalDeps(life));
    const expected = await outcome(whole);
    const world = await arrange();
    for (let effect = 1; effect <= life.effects; effect += 1) {
      await dies(world, task, lifeUntil(effect, 'after'));
    }
    await world.run(task);
    await world.run(task);
    expect(await outcome(world)).toEqual(expected);
  });

  it('or two at once, changes nothing either', async () => {
    const whole = await arrange();
    await whole.run(task);
    const expected = await outcome(whole);
    const world = await arrange();
    await Promise.all([world.run(task), world.run(task)]);
    expect(await outcome(world)).toEqual(expected);
  });
});

async function dies(world: CountingWorld, task: CountTask, life: Life): Promise<void> {
  try {
    await world.run(task, world.mortalDeps(life));
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
}
