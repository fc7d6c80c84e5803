import { expect, test, vi } from 'vitest';
import { countActive } from '../../../functions/subscribers/count-active.ts';
import { newSubscriber } from '../../../functions/subscribers/new-subscriber.ts';
import { createRecipients } from '../../../functions/subscribers/recipients.ts';
import { createMemberRepository } from '../../../functions/subscribers/repository/members.ts';
import type { Subscriber } from '../../../functions/subscribers/schema.ts';
import { shardOf } from '../../../functions/subscribers/shard.ts';
import { narrowedHistory } from '../../../functions/subscribers/staff-api/scope.ts';
import { importWorld } from './import-world.ts';
import { subscribersWorld, type World } from './world.ts';

vi.mock('../../../shared/programme/demo-programme.ts', async (load) => {
  const { mergedIntoRetie } = await import('../../builders/merged-into-retie.ts');
  return mergedIntoRetie(load, '13098', '13099');
});

/** Someone who subscribed before the merger: stored with the codes of then. */
async function subscribedBefore(
  world: World,
  address: string,
  codes: string[],
  left: string[] = [],
): Promise<Subscriber> {
  const subscriber: Subscriber = {
    ...newSubscriber({ address, language: 'nl', origin: 'page' }, world),
    subscriptions: { residents: { state: 'active', municipalities: codes, left } },
  };
  await world.subscribers.create(subscriber, []);
  return subscriber;
}

async function mergedWorld() {
  const world = await subscribersWorld();
  await subscribedBefore(world, 'both@x.be', ['13098', '13099']);
  await subscribedBefore(world, 'old@x.be', ['13098']);
  await subscribedBefore(world, 'new@x.be', ['13036', '13003']);
  return world;
}

test('readers see the new code, once', async () => {
  const world = await mergedWorld();
  const found = await world.subscribers.findByAddress('both@x.be');
  expect(found?.subscriptions.residents?.municipalities).toEqual(['13036']);
  const { recipients } = await createRecipients(world.table).readShard(
    shardOf(found?.id ?? ''),
    undefined,
    10,
  );
  const recipient = recipients.find(({ id }) => id === found?.id);
  expect(recipient?.subscriptions.residents?.municipalities).toEqual(['13036']);
});

test('the list of the new municipality holds everyone of the old ones, once, over pages', async () => {
  const world = await mergedWorld();
  const members = createMemberRepository(world.table);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await members.list({ municipality: '13036' }, { cursor, limit: 1 });
    seen.push(...page.members.map(({ address }) => address));
    cursor = page.cursor;
  } while (cursor);
  expect(seen.sort()).toEqual(['both@x.be', 'new@x.be', 'old@x.be']);
});

test('the audience counts everyone once, whatever they follow', async () => {
  const { table } = await mergedWorld();
  expect(await countActive(table, 'residents', ['13036'])).toBe(3);
  expect(await countActive(table, 'residents', ['13036', '13003'])).toBe(3);
  expect(await countActive(table, 'residents', ['13003'])).toBe(1);
  expect(await countActive(table, 'businesses', ['13036'])).toBe(0);
});

test('the first change moves a subscriber to the new list', async () => {
  const world = await mergedWorld();
  const before = await world.subscribers.findByAddress('both@x.be');
  if (!before) throw new Error('nobody');
  await world.subscribers.replace(before, { ...before, name: 'An' }, []);
  const under = async (nis: string) =>
    (await world.table.query({ pk: `MEMBERS#${nis}` })).items.length;
  expect([await under('13098'), await under('13099'), await under('13036')]).toEqual([1, 0, 2]);
});

test('who left a municipality before it merged is not imported into the new one', async () => {
  const world = await importWorld();
  await subscribedBefore(world, 'left@x.be', ['13003'], ['13098']);
  await subscribedBefore(world, 'half@x.be', ['13099'], ['13098']);
  const { job } = await world.run(
    'email;gemeente;doelgroep\nleft@x.be;Retie;inwoner\nhalf@x.be;Retie;inwoner\n',
  );
  expect(job.counts).toMatchObject({ merged: 1, refusedBy: { 'subscriber.left': 1 } });
});

test('staff see what happened in a municipality before it merged', () => {
  const entry = { at: '2026-01-01T00:00:00.000Z', event: 'confirmed', source: 'page' } as const;
  const history = narrowedHistory([{ ...entry, municipalities: ['13098', '13003'] }], ['13036']);
  expect(history).toEqual([{ ...entry, municipalities: ['13036'] }]);
});
