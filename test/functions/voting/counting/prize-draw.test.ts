import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pepperOf } from '../../../../functions/voting/casting/peppers.ts';
import { makeTicket } from '../../../../functions/voting/casting/ticket.ts';
import { drawPartition } from '../../../../functions/voting/casting/vote-keys.ts';
import { readEntries } from '../../../../functions/voting/counting/draw-entries.ts';
import { enterDraw } from '../../../../functions/voting/counting/enter-draw.ts';
import { readPrize } from '../../../../functions/voting/counting/prize.ts';
import { requestDraw } from '../../../../functions/voting/counting/request-draw.ts';
import { prizeKey, resultKey } from '../../../../functions/voting/counting/result-keys.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { type CountingWorld, countingWorld } from './counting-world.ts';

const approver: Principal = {
  accountId: 'acc_01kamh00000000000000000001',
  name: 'An',
  email: 'an@example.be',
  grants: [{ role: 'approver', scope: '13036' }],
};

const wish = { winners: 2, source: 'Lotto of 19 December', value: '3 9 12 20 31 40' };

async function openWorld(options?: Parameters<typeof countingWorld>[0]) {
  const world = await countingWorld({ contest: { prize: { nl: 'Een fiets' } }, ...options });
  await world.open();
  return world;
}

const enter = async (world: CountingWorld, ticket: string, address: string) =>
  enterDraw({ contest: await world.contest(), ticket, address }, world.deps).then(
    () => 'entered',
    (error) => error.code,
  );

const addresses = async (world: CountingWorld) =>
  (await readEntries(world.id, world.deps)).map(({ address }) => address).sort();

async function drawn(world: CountingWorld) {
  await world.close();
  const action = { principal: approver, contestId: world.id, wish };
  await requestDraw({ ...world.deps }, action);
  await world.run('draw-prize');
}

describe('entering the draw', () => {
  it('takes a ticket of this contest, and no other text', async () => {
    const world = await openWorld();
    const other = pepperOf(Buffer.alloc(32, 'other'), world.id);
    const real = world.ticket(1);
    const flipped = `${real[0] === 'A' ? 'B' : 'A'}${real.slice(1)}`;
    for (const ticket of ['', 'x', flipped, makeTicket('roll 1', other)]) {
      expect(await enter(world, ticket, 'an@example.be')).toBe('ticket.invalid');
    }
    expect(await enter(world, real, 'an@example.be')).toBe('entered');
    expect(await addresses(world)).toEqual(['an@example.be']);
  });

  it('enters each ticket once, and answers the same', async () => {
    const world = await openWorld();
    expect(await enter(world, world.ticket(1), 'an@example.be')).toBe('entered');
    expect(await enter(world, world.ticket(1), 'an@example.be')).toBe('entered');
    expect(await enter(world, world.ticket(1), 'bert@example.be')).toBe('entered');
    expect(await addresses(world)).toEqual(['an@example.be']);
  });

  it('enters each mailbox once, however it is written, and answers the same', async () => {
    const world = await openWorld();
    expect(await enter(world, world.ticket(1), 'an.peeters@gmail.com')).toBe('entered');
    expect(await enter(world, world.ticket(2), 'anpeeters+2@gmail.com')).toBe('entered');
    expect(await addresses(world)).toEqual(['an.peeters@gmail.com']);
  });

  it('keeps the address and nothing of the vote, nor when', async () => {
    const world = await openWorld();
    await enter(world, world.ticket(1), 'an@example.be');
    world.now.advance(3 * 86_400);
    await enter(world, world.ticket(2), 'bert@example.be');
    const items = [];
    const query = { pk: drawPartition(world.id), consistent: true };
    for await (const item of world.votes.queryAll(query)) items.push(item);
    expect(items.map((item) => Object.keys(item).sort())).toEqual([
      ['address', 'expiresAt', 'pk', 'sk'],
      ['address', 'expiresAt', 'pk', 'sk'],
    ]);
    expect(new Set(items.map(({ expiresAt }) => expiresAt)).size).toBe(1);
  });

  it('is not possible where there is no prize, nor without the pepper', async () => {
    const without = await countingWorld();
    await without.open();
    expect(await enter(without, without.ticket(1), 'an@example.be')).toBe('ticket.invalid');
    const destroyed = await openWorld();
    const ticket = destroyed.ticket(1);
    destroyed.secrets.clear();
    expect(await enter(destroyed, ticket, 'an@example.be')).toBe('ticket.invalid');
  });

  it('ends when the draw begins, though the result be not known yet', async () => {
    const world = await openWorld();
    await enter(world, world.ticket(1), 'an@example.be');
    await world.close();
    await requestDraw(world.deps, { principal: approver, contestId: world.id, wish });
    const answers: string[] = [];
    const contests = {
      ...world.deps.contests,
      async read(id: string) {
        // Between the entries that were read and the result that is written.
        answers.push(await enter(world, world.ticket(answers.length + 2), 'late@example.be'));
        return world.deps.contests.read(id);
      },
    };
    await world.run('draw-prize', { ...world.deps, contests });
    expect(answers.slice(0, 2)).toEqual(['entered', 'ticket.invalid']);
    expect((await readPrize(world.table, world.id))?.entries).toBe(2);
    expect(await enter(world, world.ticket(9), 'later@example.be')).toBe('ticket.invalid');
  });
});

describe('the draw', () => {
  it('takes the entries of the lowest hashes, as anybody with them can repeat', async () => {
    const world = await openWorld();
    for (const voter of [1, 2, 3, 4, 5]) {
      await enter(world, world.ticket(voter), `voter-${voter}@example.be`);
    }
    await drawn(world);
    const entries = await readEntries(world.id, world.deps);
    const expected = entries
      .map(({ id, address }) => ({
        address,
        hash: createHash('sha256').update(`${wish.value}|${world.id}|${id}`).digest('hex'),
      }))
      .sort((one, other) => (one.hash < other.hash ? -1 : 1))
      .slice(0, 2);
    expect(await readPrize(world.table, world.id)).toEqual({ entries: 5, winners: expected });
    const line = (await world.log()).find(({ action }) => action === 'prize.drawn');
    expect(line?.values).toMatchObject({ ...wish, entries: 5 });
    expect(JSON.stringify(await world.log())).not.toContain('@');
  });

  it('draws whoever there is, also nobody', async () => {
    const world = await openWorld();
    await enter(world, world.ticket(1), 'an@example.be');
    await drawn(world);
    expect((await readPrize(world.table, world.id))?.winners).toHaveLength(1);
    const empty = await openWorld();
    await drawn(empty);
    expect(await readPrize(empty.table, empty.id)).toEqual({ entries: 0, winners: [] });
  });

  it('happens once', async () => {
    const world = await openWorld();
    for (const voter of [1, 2, 3]) await enter(world, world.ticket(voter), `v${voter}@example.be`);
    await drawn(world);
    const first = await readPrize(world.table, world.id);
    await world.run('draw-prize');
    const again = { ...wish, value: 'another' };
    await expect(
      requestDraw(world.deps, { principal: approver, contestId: world.id, wish: again }),
    ).rejects.toMatchObject({ code: 'contest.state' });
    expect(await readPrize(world.table, world.id)).toEqual(first);
  });

  it('has all addresses removed 30 days later', async () => {
    const world = await openWorld();
    await enter(world, world.ticket(1), 'an@example.be');
    await drawn(world);
    const month = Math.floor(world.now().getTime() / 1000) + 30 * 86_400;
    const prize = await world.table.get(prizeKey(world.id));
    expect(prize?.expiresAt).toBe(month);
    const [entry] = (await world.votes.query({ pk: drawPartition(world.id), descending: true }))
      .items;
    expect(entry).toMatchObject({ address: 'an@example.be', expiresAt: month });
  });

  it('does not wait for the result, and says nothing of it', async () => {
    const world = await openWorld();
    await enter(world, world.ticket(1), 'an@example.be');
    await drawn(world);
    expect((await world.contest()).state).toBe('closed');
    expect(await world.table.get(resultKey(world.id))).toBeUndefined();
  });

  it('is in the log that is published, when the result came first', async () => {
    const world = await openWorld();
    await world.vote([world.can(1)]);
    await enter(world, world.ticket(1), 'an@example.be');
    await world.close();
    await world.askToPublish();
    await world.run('publish');
    await requestDraw(world.deps, { principal: approver, contestId: world.id, wish });
    await world.run('draw-prize');
    await world.run('draw-prize');
    const log = (await world.result())?.files.find(({ name }) => name === 'audit.jsonl');
    const text = world.published.get(log?.path.slice(1) ?? '') ?? '';
    expect(text).toContain('"action":"prize.drawn"');
    expect(text).not.toContain('@');
  });

  it.each([
    ['while voting is open', { state: 'open' as const }, wish, 'contest.state'],
    ['without a prize', { prize: undefined as never }, wish, 'contest.state'],
    [
      'by the number that breaks ties',
      { lot: { source: 'Lotto', value: wish.value } },
      wish,
      'request.invalid',
    ],
  ])('is refused %s', async (_, change, wanted, code) => {
    const world = await openWorld();
    await world.close();
    await world.set('contest.changed', change);
    const asked = requestDraw(world.deps, {
      principal: approver,
      contestId: world.id,
      wish: wanted,
    });
    await expect(asked).rejects.toMatchObject({ code });
  });
});

describe('entries', () => {
  it('go with the pepper, a month later, when nobody draws', async () => {
    const world = await openWorld();
    await enter(world, world.ticket(1), 'an@example.be');
    await world.close();
    await world.askToPublish();
    await world.run('publish');
    world.now.advance(30 * 86_400);
    await world.run('destroy');
    const month = Math.floor(world.now().getTime() / 1000) + 30 * 86_400;
    const [entry] = (await world.votes.query({ pk: drawPartition(world.id) })).items;
    expect(entry?.expiresAt).toBe(month);
  });

  it('go at once with a contest that is cancelled', async () => {
    const world = await openWorld();
    await enter(world, world.ticket(1), 'an@example.be');
    await world.set('contest.cancelled', {
      state: 'cancelled',
      cancelledAt: world.now().toISOString(),
    });
    await world.run('destroy');
    expect(await addresses(world)).toEqual([]);
  });
});
