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
