import { somePerson } from './agents.ts';
import type { Resident } from './people.ts';
import type { World } from './world.ts';

/** A resident subscribes on the page, confirms by the link of the mail, and answers what is asked then. */
export async function signUp(resident: Resident, world: World): Promise<void> {
  const { residents, siteUrl, chance } = world;
  const { address, name, language, municipality, agrees } = resident;
  const pages = `${siteUrl}/newsletter/${language}`;
  const post = (url: string, form: URLSearchParams) =>
    residents.ask({
      ...{ method: 'POST', url, form, address: networkOf(world) },
      headers: { 'user-agent': somePerson(chance) },
    });
  const fields = new URLSearchParams([
    ...Object.entries({ address, name, audience: 'residents', language }),
    ['municipalities[]', municipality.nis],
    ['topics[]', 'shops'],
  ]);
  await post(`${pages}/${municipality.slug}`, fields);
  world.mean('subscribed');
  const token = residents
    .takeMails()
    .map(confirmTokenOf)
    .find((found) => found !== undefined);
  // Some never look into their mailbox.
  if (!token || chance.happens(0.12)) return;
  const { body = '' } = await post(`${pages}/confirm`, new URLSearchParams({ token }));
  world.mean('confirmed');
  residents.takeMails();
  const question = /name="token" value="([^"]+)"/.exec(body)?.[1];
  if (question && agrees) {
    await post(`${pages}/following`, new URLSearchParams({ token: question, answer: 'yes' }));
  }
}

type Mail = ReturnType<World['residents']['takeMails']>[number];

const confirmTokenOf = (request: Mail): string | undefined =>
  'mail' in request && request.mail.kind === 'confirm-subscription'
    ? (new URL(request.mail.confirmUrl).searchParams.get('token') ?? undefined)
    : undefined;

/** Of the block that is kept for testing (RFC 2544). */
export const networkOf = ({ chance }: Pick<World, 'chance'>): string =>
  `198.18.${Math.floor(chance.between(0, 256))}.${Math.floor(chance.between(1, 255))}`;
