import { expect, it } from 'vitest';
import { confirmRegistration } from '../../../../functions/calendar/registration/confirm.ts';
import { leave } from '../../../../functions/calendar/registration/end-place.ts';
import type { Registration } from '../../../../functions/calendar/registration/registration.ts';
import { unavailable } from '../../../../shared/errors.ts';
import { contradictions, isStuck, situationOf } from './invariant.ts';
import { registrationWorld } from './registration-world.ts';

const inState = (people: readonly Registration[], state: Registration['state']) =>
  people.filter((person) => person.state === state);

it('gives each place once though many confirm at the same time, each twice', async () => {
  const world = await registrationWorld({ capacity: 10 });
  const asked = await Promise.all(
    Array.from({ length: 60 }, (_, index) => world.ask(`p${index}@x.example`)),
  );
  await Promise.all([...asked, ...asked].map((one) => confirmRegistration(one, world.deps)));
  const situation = await situationOf(world);
  expect(contradictions(situation)).toEqual([]);
  expect(inState(situation.people, 'confirmed')).toHaveLength(10);
  expect(inState(situation.people, 'waiting')).toHaveLength(50);
  const tickets = inState(situation.people, 'waiting').map(({ ticket }) => ticket);
  expect(new Set(tickets).size).toBe(50);
  for (const { address = '' } of situation.people) expect(world.mailsTo(address)).toHaveLength(2);
});

it('leaves nobody waiting beside a free place though people leave while others confirm', async () => {
  const world = await registrationWorld({ capacity: 6 });
  const first = [];
  for (let index = 0; index < 6; index += 1) first.push(await world.join(`a${index}@x.example`));
  const asked = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      world.ask(`b${index}@x.example`, { places: 1 + (index % 3) }),
    ),
  );
  await Promise.all([
    ...asked.map((one) => confirmRegistration(one, world.deps)),
    ...first.map((one) => leave(one, world.deps)),
  ]);
  await world.sweep();
  const situation = await situationOf(world);
  expect(contradictions(situation)).toEqual([]);
  expect(situation.seats?.taken).toBeLessThanOrEqual(6);
  expect(await isStuck(world, situation)).toBe(false);
});

it('waits and tries again where transactions of others are in the way, and gives up in the end', async () => {
  const world = await registrationWorld();
  const asked = await world.ask('an@x.example');
  const busy = (times: number) => {
    let met = 0;
    const transact: typeof world.table.transact = async (writes) => {
      met += 1;
      if (met <= times) throw unavailable(new Error('a conflict'));
      return world.table.transact(writes);
    };
    return { ...world.deps, table: { ...world.table, transact } };
  };
  await expect(confirmRegistration(asked, busy(100))).rejects.toMatchObject({
    code: 'unavailable',
  });
  expect((await world.find('an@x.example')).state).toBe('pending');
  expect((await world.join('bo@x.example')).state).toBe('confirmed');
  expect((await confirmRegistration(asked, busy(3))).state).toBe('confirmed');
});
