import { expect, it } from 'vitest';
import { confirmRegistration } from '../../../../functions/calendar/registration/confirm.ts';
import type { RegistrationErasure } from '../../../../functions/calendar/registration/erasure-journal.ts';
import { createRegistrants } from '../../../../functions/calendar/registration/registrants.ts';
import { addressKey } from '../../../../functions/calendar/registration/registration-keys.ts';
import { once } from '../../../builders/calendar-event.ts';
import { registrationWorld } from './registration-world.ts';

const [an, bo] = ['an@x.example', 'bo@x.example'];

it('finds all that is held of an address, and forgets all of it, with a line in the journal for each', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join(an);
  await world.join(bo);
  const lines: RegistrationErasure[] = [];
  const journal = { record: async (line: RegistrationErasure) => void lines.push(line) };
  const registrants = createRegistrants(world.table, world.deps.keys, { now: world.now, journal });
  const { id: registrationId } = await world.find(an);
  expect(await registrants.read(an)).toMatchObject([{ address: an, state: 'confirmed' }]);
  await registrants.erase(an);
  await registrants.erase(an);
  expect(await registrants.read(an)).toEqual([]);
  expect(lines).toMatchObject([{ ...world.ref, registrationId }]);
  await world.sweep();
  const items = [];
  for await (const item of world.table.queryAll({ pk: `REGISTRATIONS#${world.ref.eventId}#once` }))
    items.push(item);
  expect(JSON.stringify(items)).not.toContain(an);
  expect((await world.find(bo)).state).toBe('offered');
});

it('keeps registrations for 60 days after the end, wherever that moves', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join(an);
  const { digest } = await world.join(bo);
  const pk = `REGISTRATIONS#${world.ref.eventId}#once`;
  const expiries = async () => {
    const found = new Set<unknown>();
    for await (const { expiresAt } of world.table.queryAll({ pk: `REGISTRANT#${digest}` }))
      found.add(expiresAt);
    for await (const { expiresAt } of world.table.queryAll({ pk })) found.add(expiresAt);
    for await (const { expiresAt } of world.table.queryAll({
      pk: `REGISTRATIONS#${world.ref.eventId}`,
    }))
      found.add(expiresAt);
    return [...found];
  };
  const sixtyDaysAfter = (end: string) => Date.parse(end) / 1000 + 60 * 86_400;
  expect(await expiries()).toEqual([sixtyDaysAfter('2026-12-10T21:00:00Z')]);
  await world.change({ said: { timing: once('2027-01-14T19:30', '2027-01-14T22:00') } });
  await world.follow();
  expect(await expiries()).toEqual([sixtyDaysAfter('2027-01-14T21:00:00Z')]);
});

it('keeps what somebody is found by as long, where it moved before they confirmed', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join(an);
  const moved = { timing: once('2027-05-20T19:30', '2027-05-20T22:00') };
  await world.ask(bo);
  await world.ask('cy@x.example');
  await world.change({ said: moved });
  await world.follow();
  await world.ask('cy@x.example');
  await confirmRegistration(await world.find(bo), world.deps);
  const sixtyDaysLater = Date.parse('2027-05-20T20:00:00Z') / 1000 + 60 * 86_400;
  for (const address of [bo, 'cy@x.example']) {
    const { digest = '' } = await world.find(address);
    const found = [await world.table.get(addressKey(world.ref, digest))];
    for await (const item of world.table.queryAll({ pk: `REGISTRANT#${digest}` })) found.push(item);
    expect(found.map((item) => item?.expiresAt)).toEqual([sixtyDaysLater, sixtyDaysLater]);
  }
});
