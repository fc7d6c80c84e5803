import { expect, it } from 'vitest';
import { placePage } from '../../../../functions/calendar/pages/registration/place-page.tsx';
import { leave } from '../../../../functions/calendar/registration/end-place.ts';
import { textOf } from '../pages/pages-world.ts';
import { type RegistrationWorld, registrationWorld } from './registration-world.ts';

const [an, bo] = ['an@x.example', 'bo@x.example'];

/** What the page of somebody's registration says now. */
async function pageOf(world: RegistrationWorld, address: string) {
  const registration = await world.find(address);
  const event = await world.event();
  const shown = { event, registration, position: 1, token: 'abc', errors: {}, now: world.now() };
  const body = placePage({ ...shown, language: 'nl' });
  return { body, text: textOf(body) };
}

it('says that an event is put off to whom a place was offered, and not that they are too late', async () => {
  const world = await registrationWorld({ capacity: 1, offerHours: 1 });
  await world.join(an);
  await world.join(bo);
  await leave(await world.find(an), world.deps);
  await world.change({ said: { status: 'postponed' } });
  await world.follow();
  world.now.advance(7200);
  const { body, text } = await pageOf(world, bo);
  expect(text).toContain('Deze activiteit is uitgesteld');
  expect(text).not.toContain('voorbij');
  expect(body).not.toContain('/accept"');
});

it('says that it is over to who came, who keeps having come; and offers no way to register anew', async () => {
  const world = await registrationWorld({ capacity: 2 });
  await world.join(an);
  await world.join(bo);
  await leave(await world.find(bo), world.deps);
  world.now.set('2026-12-10T21:00:00Z');
  const mine = await pageOf(world, an);
  expect(mine.text).toContain('Deze activiteit is voorbij');
  expect(mine.text).not.toContain('Tot dan!');
  expect(mine.body).not.toContain('/leave"');
  expect(mine.body).toContain('/erase"');
  expect((await pageOf(world, bo)).text).not.toContain('Opnieuw aanmelden');
  await leave(await world.find(an), world.deps);
  expect((await world.find(an)).state).toBe('confirmed');
  expect(world.mailsTo(an)).toEqual(['confirm', 'confirmed']);
});

it('lets go of a place at what is put off, though its first date is past', async () => {
  const world = await registrationWorld();
  await world.join(an);
  await world.change({ said: { status: 'postponed' } });
  await world.follow();
  world.now.set('2026-12-20T21:00:00Z');
  expect((await pageOf(world, an)).body).toContain('/leave"');
  await leave(await world.find(an), world.deps);
  expect((await world.find(an)).state).toBe('left');
});
