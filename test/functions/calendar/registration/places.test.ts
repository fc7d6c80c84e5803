import { expect, it } from 'vitest';
import { acceptOffer } from '../../../../functions/calendar/registration/accept-offer.ts';
import { confirmRegistration } from '../../../../functions/calendar/registration/confirm.ts';
import { leave } from '../../../../functions/calendar/registration/end-place.ts';
import { openTime } from '../../../../functions/calendar/registration/open-occurrence.ts';
import { createRegistrationRepository } from '../../../../functions/calendar/registration/registration-repository.ts';
import { cancelByStaff } from '../../../../functions/calendar/registration/staff-changes.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { aPart, aTiming, at } from '../../../builders/calendar-event.ts';
import { registrationWorld } from './registration-world.ts';

it('takes a place once the address is confirmed, and not before', async () => {
  const world = await registrationWorld();
  const asked = await world.ask('an@x.example', { places: 2 });
  expect(asked.state).toBe('pending');
  expect(await world.seats()).toBeUndefined();
  const confirmed = await confirmRegistration(asked, world.deps);
  expect(confirmed).toMatchObject({ state: 'confirmed', places: 2 });
  expect(await world.seats()).toMatchObject({ capacity: 3, spare: 1, taken: 2, waiting: 0 });
  expect(world.mailsTo('an@x.example')).toEqual(['confirm', 'confirmed']);
});

it('answers the same to whoever confirms twice, and mails once', async () => {
  const world = await registrationWorld();
  const asked = await world.ask('an@x.example');
  await Promise.all([
    confirmRegistration(asked, world.deps),
    confirmRegistration(asked, world.deps),
  ]);
  await confirmRegistration(asked, world.deps);
  expect(await world.seats()).toMatchObject({ spare: 2, taken: 1 });
  expect(world.mailsTo('an@x.example')).toEqual(['confirm', 'confirmed']);
});

it('holds no word that a stranger typed in the mail that asks to confirm', async () => {
  const world = await registrationWorld();
  await world.ask('an@x.example', { name: 'Koop nu', organisation: 'Goedkoop bv' });
  expect(JSON.stringify(world.lastMail())).not.toMatch(/Koop nu|Goedkoop/);
});

it('puts who comes too late in a line, in the order in which they confirmed', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join('an@x.example');
  expect((await world.join('bo@x.example')).state).toBe('waiting');
  await world.join('cy@x.example');
  expect(await world.seats()).toMatchObject({ spare: 0, taken: 1, waiting: 2 });
  expect(world.lastMail().mail).toMatchObject({ kind: 'registration-waiting', position: 2 });
});

it('lets nobody past the line, though a place that is enough for them is free', async () => {
  const world = await registrationWorld({ capacity: 3 });
  await world.join('an@x.example', { places: 2 });
  await world.join('bo@x.example', { places: 2 });
  await world.join('cy@x.example', { places: 2 });
  expect((await world.find('cy@x.example')).state).toBe('waiting');
  await leave(await world.find('an@x.example'), world.deps);
  expect((await world.find('bo@x.example')).state).toBe('offered');
  expect((await world.find('cy@x.example')).state).toBe('waiting');
});

it('offers a place that a group leaves empty to the first for whom it is enough', async () => {
  const world = await registrationWorld({ capacity: 3 });
  await world.join('an@x.example', { places: 2 });
  await world.join('bo@x.example', { places: 3 });
  await world.join('cy@x.example', { places: 1 });
  expect((await world.find('bo@x.example')).state).toBe('waiting');
  expect((await world.find('cy@x.example')).state).toBe('offered');
  expect(await world.seats()).toMatchObject({ spare: 0, taken: 2, offered: 1, waiting: 1 });
});

it('refuses who would wait for ever, and everybody where there is no line', async () => {
  const world = await registrationWorld({ capacity: 2 });
  const tooMany = await world.ask('an@x.example', { places: 3 });
  await expect(confirmRegistration(tooMany, world.deps)).rejects.toMatchObject({
    code: 'registration.full',
  });
  const strict = await registrationWorld({ capacity: 1, waitingList: false });
  await strict.join('an@x.example');
  const late = await strict.ask('bo@x.example');
  await expect(confirmRegistration(late, strict.deps)).rejects.toMatchObject({
    code: 'registration.full',
  });
  expect((await strict.find('bo@x.example')).state).toBe('pending');
});

it('offers what comes free to the first in the line, who has some time to say yes', async () => {
  const world = await registrationWorld({ capacity: 1, offerHours: 24 });
  await world.join('an@x.example');
  await world.join('bo@x.example');
  await leave(await world.find('an@x.example'), world.deps);
  const offered = await world.find('bo@x.example');
  expect(offered).toMatchObject({ state: 'offered', until: '2026-12-02T10:00:00.000Z' });
  expect(world.mailsTo('bo@x.example')).toEqual(['confirm', 'waiting', 'offer']);
  expect((await acceptOffer(offered, world.deps)).state).toBe('confirmed');
  expect((await acceptOffer(offered, world.deps)).state).toBe('confirmed');
  expect(await world.seats()).toMatchObject({ spare: 0, taken: 1, offered: 0, waiting: 0 });
  expect(world.mailsTo('bo@x.example').at(-1)).toBe('confirmed');
});

it('keeps an offer no longer than registering lasts', async () => {
  const world = await registrationWorld({ capacity: 1, offerHours: 168 });
  await world.join('an@x.example');
  await world.join('bo@x.example');
  world.now.set('2026-12-09T10:00:00Z');
  await leave(await world.find('an@x.example'), world.deps);
  expect((await world.find('bo@x.example')).until).toBe('2026-12-10T17:30:00.000Z');
});

it('gives an offer that ran out to the next, whether the sweep or the person comes first', async () => {
  const world = await registrationWorld({ capacity: 1, offerHours: 1 });
  for (const name of ['an', 'bo', 'cy', 'di']) await world.join(`${name}@x.example`);
  await leave(await world.find('an@x.example'), world.deps);
  world.now.advance(3601);
  await expect(acceptOffer(await world.find('bo@x.example'), world.deps)).rejects.toMatchObject({
    code: 'registration.state',
  });
  expect((await world.find('bo@x.example')).state).toBe('lapsed');
  expect((await world.find('cy@x.example')).state).toBe('offered');
  world.now.advance(3601);
  await world.sweep();
  expect((await world.find('cy@x.example')).state).toBe('lapsed');
  expect((await world.find('di@x.example')).state).toBe('offered');
  expect(world.mailsTo('cy@x.example')).toEqual(['confirm', 'waiting', 'offer', 'offer-expired']);
});

it('lets who left or let an offer run out register anew, at the end of the line', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join('an@x.example');
  await leave(await world.find('an@x.example'), world.deps);
  await world.join('bo@x.example');
  const again = await world.join('an@x.example');
  expect(again.state).toBe('waiting');
  await leave(again, world.deps);
  await leave(again, world.deps);
  expect(await world.seats()).toMatchObject({ spare: 0, taken: 1, waiting: 0 });
});

it('forgets at once who leaves before confirming, and sends no mail there', async () => {
  const world = await registrationWorld();
  const asked = await world.ask('an@x.example');
  await leave(asked, world.deps);
  await expect(world.find('an@x.example')).rejects.toThrow('is not registered');
  expect(world.mailsTo('an@x.example')).toEqual(['confirm']);
});

it('takes no registration when registering is over, and keeps letting people leave', async () => {
  const world = await registrationWorld({ closesBefore: 60 });
  const asked = await world.ask('an@x.example');
  await world.join('bo@x.example');
  world.now.set('2026-12-10T17:30:00Z');
  await expect(confirmRegistration(asked, world.deps)).rejects.toMatchObject({
    code: 'registration.closed',
  });
  await leave(await world.find('bo@x.example'), world.deps);
  expect(await world.seats()).toMatchObject({ spare: 3, taken: 0 });
});

it('offers nothing once registering is over', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join('an@x.example');
  await world.join('bo@x.example');
  world.now.set('2026-12-10T17:30:00Z');
  await leave(await world.find('an@x.example'), world.deps);
  await world.sweep();
  expect((await world.find('bo@x.example')).state).toBe('waiting');
});

it('tells the owner of an address that is registered how that stands, and whoever asked nothing', async () => {
  const world = await registrationWorld({ capacity: 1 });
  await world.join('an@x.example', { name: 'An Peeters' });
  await world.ask('an@x.example', { name: 'Iemand Anders', places: 4 });
  expect(await world.find('an@x.example')).toMatchObject({
    state: 'confirmed',
    name: 'An Peeters',
    places: 1,
  });
  expect(world.mailsTo('an@x.example')).toEqual(['confirm', 'confirmed', 'confirmed']);
});

it('takes what was typed last of whoever asks again before confirming; the first link works too', async () => {
  const world = await registrationWorld();
  const first = await world.ask('an@x.example', { places: 1 });
  const second = await world.ask('an@x.example', { places: 2 });
  expect(second.id).toBe(first.id);
  expect(await confirmRegistration(first, world.deps)).toMatchObject({ places: 2 });
});

it('registers an address once, however often it is asked for at the same time', async () => {
  const world = await registrationWorld();
  await Promise.all(Array.from({ length: 6 }, () => world.ask('an@x.example')));
  const found = [];
  for await (const registration of world.deps.registrations.list(world.ref))
    found.push(registration);
  expect(found).toHaveLength(1);
});

it('finds the last registration of an address, though an older one stands under an older key', async () => {
  const [old, recent] = ['o'.repeat(40), 'r'.repeat(40)];
  let secret = old;
  const keys = createKeyRing(async () => secret);
  const world = await registrationWorld({}, { keys });
  await leave(await world.join('an@x.example'), world.deps);
  secret = `${recent} ${old}`;
  const again = await world.join('an@x.example');
  const getMany: typeof world.table.getMany = async (...asked) =>
    (await world.table.getMany(...asked)).toSorted((one) =>
      one.registrationId === again.id ? 1 : -1,
    );
  for (const table of [world.table, { ...world.table, getMany }]) {
    const { findByAddress } = createRegistrationRepository(table, keys);
    expect(await findByAddress(world.ref, 'an@x.example')).toMatchObject({ id: again.id });
  }
});

it('tells who confirms just before staff cancel, and nobody of an address that was never confirmed', async () => {
  const world = await registrationWorld();
  const principal = { accountId: 'acc_1', name: 'Els', email: 'els@retie.example', grants: [] };
  const asked = await world.ask('an@x.example');
  let reads = 0;
  const get: typeof world.deps.registrations.get = async (ref) => {
    reads += 1;
    if (reads === 2) await confirmRegistration(asked, world.deps);
    return world.deps.registrations.get(ref);
  };
  const deps = { ...world.deps, registrations: { ...world.deps.registrations, get } };
  await cancelByStaff(asked, 'Vol.', principal, deps);
  expect(world.mailsTo('an@x.example')).toEqual(['confirm', 'confirmed', 'cancelled']);
  await cancelByStaff(await world.ask('bo@x.example'), 'Vol.', principal, world.deps);
  expect(world.mailsTo('bo@x.example')).toEqual(['confirm']);
});

it('forgets who does not confirm', async () => {
  const world = await registrationWorld();
  const asked = await world.ask('an@x.example');
  world.now.set('2026-12-04T10:00:01Z');
  await world.sweep();
  await expect(confirmRegistration(asked, world.deps)).rejects.toMatchObject({
    code: 'token.expired',
  });
  await expect(world.find('an@x.example')).rejects.toThrow();
  expect(await world.deps.registrations.refsOf('an@x.example')).toEqual([]);
});

it('finds the first time that is open in one look, however many times an event has', async () => {
  const timing = aTiming(
    aPart({
      start: at('2026-12-03T19:30'),
      length: { end: at('2026-12-03T22:00') },
      rules: ['FREQ=WEEKLY'],
    }),
  );
  const key = '20261203T183000Z';
  const hours = 15 * 24;
  const rule = { closesBefore: hours * 60 };
  const world = await registrationWorld(rule, { event: { said: { timing } }, key });
  let looks = 0;
  const table = {
    ...world.table,
    getMany: (...asked: Parameters<typeof world.table.getMany>) => {
      looks += 1;
      return world.table.getMany(...asked);
    },
  };
  const open = await openTime(await world.event(), undefined, { table, now: world.now });
  expect(open?.occurrence.startsAt).toBe('2026-12-17T18:30:00.000Z');
  expect(looks).toBe(1);
  const off = await world.change({ said: { status: 'cancelled' } });
  expect(await openTime(off, undefined, { table, now: world.now })).toBeUndefined();
  expect(looks).toBe(2);
});
