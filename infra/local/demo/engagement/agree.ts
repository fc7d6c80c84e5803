import { secondsAfter } from '../../../../shared/clock.ts';
import { somePerson } from './agents.ts';
import type { DeliveredMail } from './read-mail.ts';
import { networkOf } from './sign-up.ts';
import type { World } from './world.ts';

/** Who came with a list finds the question on the page of their preferences, to which the newsletter leads; some say yes. */
export function expectAgreeing({ mail, at }: DeliveredMail, world: World): void {
  const { listed, chance, agenda, residents } = world;
  const person = listed.get(mail.address);
  if (!person?.agrees || chance.happens(0.3)) return;
  const { searchParams, origin, pathname } = new URL(mail.preferencesUrl);
  const form = new URLSearchParams([
    ['token', searchParams.get('token') ?? ''],
    ['name', person.name],
    ['language', person.language],
    ['topics[]', 'shops'],
    ['residents[]', person.municipality.nis],
    ['tracking[]', 'yes'],
  ]);
  agenda.add(secondsAfter(at, 3600 * chance.between(1, 30)), async () => {
    await residents.ask({
      ...{ method: 'POST', url: origin + pathname, form, address: networkOf(world) },
      headers: { 'user-agent': somePerson(chance) },
    });
    world.mean('preferences');
  });
}
