import { merchantPages } from '../../../../functions/merchants/page-routes.ts';
import { directoryPath, lostLinkPath } from '../../../../functions/merchants/paths.ts';
import { createSubscribe } from '../../../../functions/subscribers/index.ts';
import { presignPost } from '../../../../shared/aws/presigned-post.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import { type EventInput, httpEvent, lambdaContext } from '../../../builders/http-event.ts';
import { recordedTracker } from '../../../builders/recorded-tracker.ts';
import { listedMerchant, merchantsWorld, newestToken } from '../merchants-world.ts';

export const siteUrl = 'https://site.example';

const environment = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'secret',
};

/** The pages of merchants on a fresh table, with what they mailed, queued and waited. */
export async function pagesWorld() {
  const world = await merchantsWorld();
  const { table, keys, now, mail, log } = world;
  const paused: number[] = [];
  const deps = {
    ...world.deps,
    siteUrl,
    subscribe: createSubscribe({ table, keys, now, mail, siteUrl }),
    uploadForm: ({ key, thenTo }: { key: string; thenTo: string }) =>
      presignPost({ bucket: 'images', key, thenTo, largest: 1000 }, { environment, now }),
    tracker: recordedTracker(),
    viewer: async () => '203.0.113.9' as string | undefined,
    pause: async (milliseconds: number) => {
      paused.push(milliseconds);
    },
  };
  const handler = pageFunction(merchantPages, deps, {
    log,
    home: directoryPath,
    newLink: lostLinkPath,
  });
  const visit = async (input: EventInput) => {
    const answer = await handler(httpEvent(input), lambdaContext);
    const { statusCode = 0, headers = {}, body = '' } = answer;
    return { statusCode, headers, body };
  };
  const site = {
    visit,
    get: (path: string, headers: Record<string, string> = {}) =>
      visit({ path: path.replace(siteUrl, ''), headers }),
    post: (path: string, fields: Record<string, string | readonly string[]>) =>
      visit({ path: path.replace(siteUrl, ''), method: 'POST', body: formOf(fields) }),
  };
  return { ...world, deps, paused, site };
}

export type PagesWorld = Awaited<ReturnType<typeof pagesWorld>>;

function formOf(fields: Record<string, string | readonly string[]>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) form.append(name, one);
  }
  return form;
}

/** The form of a profile as a baker fills it in. */
export const profileForm = (change: Record<string, string | string[]> = {}) => ({
  name: 'Bakkerij Peeters',
  trade: 'bakery',
  kind: 'shop',
  street: 'Markt 5',
  postcode: '2470',
  town: 'Retie',
  'story-nl': 'Wij bakken al vijftig jaar.',
  'story-fr': '',
  'story-en': '',
  website: 'www.bakkerij-peeters.example',
  enterprise: 'BE 0123.456.749',
  from: '09:00',
  to: '18:00',
  breakFrom: '',
  breakTo: '',
  'open[]': ['2', '3'],
  other6: '8-12',
  'promises[]': ['knowsYou'],
  contactName: 'An Peeters',
  phone: '014 12 34 56',
  ...change,
});

export const registerForm = (change: Record<string, string | string[]> = {}) => ({
  ...profileForm(),
  address: 'An@Bakkerij-Peeters.example',
  'shown[]': ['yes'],
  ...change,
});

/** Registers by the form and confirms by the mail's link. */
export async function confirmedMerchant(world: PagesWorld, change: Record<string, string> = {}) {
  await world.site.post('/merchants/nl/retie/register', registerForm(change));
  const token = newestToken(world);
  const page = await world.site.get(`/merchants/nl/confirm?token=${token}`);
  const version = /name="version" value="(\d+)"/.exec(page.body)?.[1] ?? '';
  await world.site.post('/merchants/nl/confirm', { token, version });
  const [merchant] = await world.merchants.listByContact('an@bakkerij-peeters.example');
  if (!merchant) throw new Error('not registered');
  return merchant;
}

/** A listed merchant, and a token of its link. */
export async function managedMerchant(world: PagesWorld) {
  const merchant = await listedMerchant(world);
  const { manageUrl } = await world.links.manage(merchant);
  return { merchant, token: new URL(manageUrl).searchParams.get('token') ?? '' };
}

/** Text of a page without its tags. */
export const textOf = (body: string): string =>
  body
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
