import * as z from 'zod';
import { parseAddress } from '../../shared/address/parse-address.ts';
import { atEvenPace } from '../../shared/http/even-pace.ts';
import { visitorLanguage } from '../../shared/http/page-function.ts';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { type Language, languageSchema } from '../../shared/i18n/language.ts';
import { addressError } from '../../shared/pages/address-error.ts';
import { partPath } from '../../shared/pages/part-path.ts';
import { findPlaceBySlug, type Place, placeBySlug } from '../../shared/programme/programme.ts';
import { happenedTo } from './happened-to.ts';
import { mayMail } from './mail-limits.ts';
import { nameError } from './name-error.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, languageParams, placeParams, subscribeForm } from './page-schemas.ts';
import { chooserPage } from './pages/chooser-page.tsx';
import { inboxPage } from './pages/inbox-page.tsx';
import { subscriberMessages } from './pages/messages.ts';
import { subscribePage } from './pages/subscribe-page.tsx';
import { cleanName } from './person-name.ts';
import { audienceSchema, topics } from './schema.ts';
import { subscribe, type Wish } from './subscribe.ts';
import { participating, union } from './subscription.ts';

const toChooser = (path: string) =>
  pageRoute<PageDeps>()({
    method: 'GET',
    path,
    summary: 'Leads to the municipalities in the language of the browser',
    params: z.object({}),
    query: anyQuery,
    form: noForm,
    handle: async ({ event }) => ({ location: partPath('newsletter', visitorLanguage(event)) }),
  });

const chooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/newsletter/{language}',
  summary: 'All municipalities',
  params: languageParams,
  query: anyQuery,
  form: noForm,
  handle: async ({ params }) => ({ document: chooserPage(params.language) }),
});

const showForm = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/newsletter/{language}/{municipality}',
  summary: 'The form to subscribe in a municipality',
  params: placeParams,
  query: z.object({ audience: audienceSchema.optional().catch(undefined) }),
  form: noForm,
  async handle({ params: { language, municipality }, query }) {
    const place = placeBySlug(municipality);
    const fields = {
      address: '',
      name: '',
      audience: query.audience ?? 'residents',
      language,
      municipalities: [place.municipality.nis],
      topics,
    };
    return { document: subscribePage({ language, place, fields, errors: {} }) };
  },
});

const takeForm = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/newsletter/{language}/{municipality}',
  summary: 'Subscribes: notes the wish and mails the address',
  params: placeParams,
  query: anyQuery,
  form: subscribeForm,
  async handle({ params: { language, municipality }, form, event }, deps) {
    const place = placeBySlug(municipality);
    const judged = judge(form, language, place);
    if ('errors' in judged) {
      const { errors } = judged;
      return { status: 422, document: subscribePage({ language, place, fields: form, errors }) };
    }
    const { wish } = judged;
    const viewer = await deps.viewer(event);
    await atEvenPace(async () => {
      if (await mayMail({ to: wish.address, viewer }, deps)) await subscribe(wish, deps);
    }, deps);
    // Every wish, whether or not the address is known: neither the answer nor its time tells.
    const { audience } = wish;
    await deps.tracker.track(happenedTo('subscribed', { place, audience, language, event }, deps));
    return { location: `/newsletter/${language}/check-inbox?from=${place.municipality.slug}` };
  },
});

/**
 * What was typed, as a wish or as a sentence for each field that is wrong.
 * @throws {AppError} municipality.not_found for a code that no form of ours offers
 */
function judge(form: z.output<typeof subscribeForm>, pageLanguage: Language, place: Place) {
  const t = subscriberMessages(pageLanguage);
  const parsed = parseAddress(form.address);
  const audience = audienceSchema.safeParse(form.audience);
  const [first, ...more] = ownFirst(participating(form.municipalities), place.municipality.nis);
  const errors = {
    address: addressError(parsed, pageLanguage),
    audience: audience.success ? undefined : t('error.audience'),
    name: nameError(form.name, t),
    topics: form.topics.length > 0 ? undefined : t('error.topics'),
    municipalities: first === undefined ? t('error.municipalities') : undefined,
  };
  const isWrong = Object.values(errors).some((error) => error !== undefined);
  if (isWrong || !('address' in parsed) || !audience.success || first === undefined) {
    return { errors };
  }
  const wish: Wish = {
    address: parsed.address,
    audience: audience.data,
    municipalities: [first, ...more],
    language: languageSchema.catch(pageLanguage).parse(form.language),
    name: cleanName(form.name),
    topics: form.topics,
  };
  return { wish };
}

/** Whoever subscribes on the page of a municipality is written to in its name, if it is among the chosen. */
const ownFirst = (codes: readonly string[], own: string): readonly string[] =>
  codes.includes(own) ? union([own], codes) : codes;

const checkInbox = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/newsletter/{language}/check-inbox',
  summary: 'What everyone sees after subscribing',
  params: languageParams,
  query: z.object({ from: z.string().max(60).optional().catch(undefined) }),
  form: noForm,
  handle: async ({ params, query }) => ({
    document: inboxPage(params.language, findPlaceBySlug(query.from ?? '')),
  }),
});

/** The form's own path takes any word, so it comes after the pages with a name. */
export const subscribeRoutes: readonly PageRoute<PageDeps>[] = [
  toChooser('/'),
  toChooser('/newsletter'),
  chooser,
  checkInbox,
];
export const municipalityRoutes: readonly PageRoute<PageDeps>[] = [showForm, takeForm];
