import { expect, it } from 'vitest';
import { createReplayRegistrationErasure } from '../../../../functions/calendar/index.ts';
import { eraseRegistration } from '../../../../functions/calendar/registration/erase-registrations.ts';
import {
  createErasureJournal,
  noErasureJournal,
  type RegistrationErasure,
  registrationErasureSchema,
} from '../../../../functions/calendar/registration/erasure-journal.ts';
import type { Item } from '../../../../shared/data/expressions.ts';
import { contradictions, situationOf } from './invariant.ts';
import { type RegistrationWorld, registrationWorld } from './registration-world.ts';

const [an, bo] = ['an@x.example', 'bo@x.example'];

const lineOf = (world: RegistrationWorld, registrationId: string): RegistrationErasure => ({
  version: 1,
  at: '2026-12-01T09:00:00.000Z',
  ...world.ref,
  registrationId,
});

/** All that stands in the table for the evening. */
async function itemsOf({ table, ref }: RegistrationWorld): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of table.queryAll({ pk: `REGISTRATIONS#${ref.eventId}#once` }))
    items.push(item);
  return items;
}

it('keeps each line under its day and registration', async () => {
  const world = await registrationWorld();
  const { id } = await world.join(an);
  const stored = new Map<string, unknown>();
  const journal = createErasureJournal({
    put: async (key, value) => void stored.set(key, value),
  });
  await eraseRegistration({ ...world.ref, id }, { ...world.deps, journal });
  const [[key, line] = []] = stored;
  expect(key).toBe(`erasure-journal/2026-12-01/${id}.json`);
  expect(registrationErasureSchema().parse(line)).toMatchObject({ registrationId: id });
});

it('writes the line while the registration is still there', async () => {
  const world = await registrationWorld();
  const { id } = await world.join(an);
  const seen: string[] = [];
  const journal = {
    record: async () => void seen.push((await world.find(an)).state),
  };
  await eraseRegistration({ ...world.ref, id }, { ...world.deps, journal });
  expect(seen).toEqual(['confirmed']);
  await expect(world.find(an)).rejects.toThrow('not registered');
});

it('erases a registration that a restore brought back, frees its place, and mails nobody', async () => {
  const world = await registrationWorld({ capacity: 1 });
  const { id } = await world.join(an);
  await world.join(bo);
  const mails = world.mails.length;
  const replay = createReplayRegistrationErasure(world.table, world.deps.keys);
  expect(await replay(lineOf(world, id))).toBe(true);
  expect(JSON.stringify(await itemsOf(world))).not.toContain(an);
  expect(await world.deps.registrations.refsOf(an)).toEqual([]);
  expect(world.mails).toHaveLength(mails);
  expect(await replay(lineOf(world, id))).toBe(false);
  expect(await world.seats()).toMatchObject({ taken: 0, spare: 1 });
  await world.sweep();
  expect((await world.find(bo)).state).toBe('offered');
  expect(contradictions(await situationOf(world))).toEqual([]);
});

it('leaves alone who has registered anew since', async () => {
  const world = await registrationWorld();
  const { id } = await world.join(an);
  await eraseRegistration({ ...world.ref, id }, { ...world.deps, journal: noErasureJournal });
  const anew = await world.join(an);
  const replay = createReplayRegistrationErasure(world.table, world.deps.keys);
  expect(await replay(lineOf(world, id))).toBe(false);
  expect((await world.find(an)).id).toBe(anew.id);
});
