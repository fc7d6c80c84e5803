import * as z from 'zod';
import { AppError } from '../../shared/errors.ts';
import { visitorLanguage } from '../../shared/http/page-function.ts';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { placeBySlug } from '../../shared/programme/programme.ts';
import { shortCodePattern } from '../../shared/short-code.ts';
import { judgeRequest, ownLinkMaterial } from '../engagement/index.ts';
import { readDirectoryPage } from './directory-list.ts';
import { tradeSchema } from './merchant.ts';
import type { PageDeps } from './page-deps.ts';
import {
  anyQuery,
  languageParams,
  merchantParams,
  placeParams,
  searchQuery,
} from './page-schemas.ts';
import { chooserPage } from './pages/chooser-page.tsx';
import { directoryPage } from './pages/directory-page.tsx';
import { merchantPage } from './pages/merchant-page.tsx';
import { directoryPath, merchantPath } from './paths.ts';
import { readListed } from './read-listed.ts';

const toChooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants',
  summary: 'Leads to the municipalities in the language of the browser',
  params: z.object({}),
  query: anyQuery,
  form: noForm,
  handle: async ({ event }) => ({ location: directoryPath(visitorLanguage(event)) }),
});

const short = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/m/{code}',
  summary:
    'The short link of posters: leads to the page of a merchant in the language of the browser',
  params: z.object({ code: z.string().max(20) }),
  query: anyQuery,
  form: noForm,
  async handle({ params, event }, { merchants, tracker, now }) {
    // Typed from a poster, it may be in capitals.
    const code = params.code.toLowerCase();
    const merchant = shortCodePattern.test(code)
      ? await merchants.findByShortCode(code)
      : undefined;
    if (merchant?.state !== 'listed') {
      throw new AppError('merchant.not_found', 'There is no such merchant.');
    }
    const language = visitorLanguage(event);
    await tracker.track({
      kind: 'scanned',
      at: now().toISOString(),
      nis: merchant.nis,
      language,
      about: { merchant: merchant.id },
      material: ownLinkMaterial,
      machine: judgeRequest(event),
    });
    const headers = { vary: 'Accept-Language' };
    return { status: 302, location: merchantPath(merchant, language), headers };
  },
});

const chooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/{language}',
  summary: 'All municipalities',
  params: languageParams,
  query: anyQuery,
  form: noForm,
  handle: async ({ params }, { siteUrl }) => ({ document: chooserPage(params.language, siteUrl) }),
});

const directory = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/{language}/{municipality}',
  summary: 'The merchants of a municipality, to look through and to search',
  params: placeParams,
  query: searchQuery,
  form: noForm,
  async handle({ params: { language, municipality }, query, event }, deps) {
    const place = placeBySlug(municipality);
    const trade = tradeSchema.safeParse(query.trade);
    const search = { words: query.q.trim(), trade: trade.success ? trade.data : ('' as const) };
    const list = await readDirectoryPage(place, search, query.after, deps);
    const { siteUrl, now } = deps;
    await deps.tracker.track({
      kind: 'directory',
      at: now().toISOString(),
      nis: place.municipality.nis,
      language,
      machine: judgeRequest(event),
    });
    return { document: directoryPage({ language, place, search, siteUrl, ...list }) };
  },
});

const merchant = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/merchants/{language}/{municipality}/{merchant}',
  summary: 'The page of a merchant',
  params: merchantParams,
  query: anyQuery,
  form: noForm,
  async handle({ params: { language, municipality, merchant: slug }, event }, deps) {
    const found = await readListed(placeBySlug(municipality), slug, deps);
    // A slug of before a merger, or one that changed: the page has one address.
    if (found.slug !== slug) return { status: 301, location: merchantPath(found, language) };
    const { siteUrl, now } = deps;
    await deps.tracker.track({
      kind: 'directory',
      at: now().toISOString(),
      nis: found.nis,
      language,
      about: { merchant: found.id },
      machine: judgeRequest(event),
    });
    return { document: merchantPage({ merchant: found, language, siteUrl, now: now() }) };
  },
});

/** These take any word, so they come after the pages with a name. */
export const directoryRoutes: readonly PageRoute<PageDeps>[] = [
  toChooser,
  short,
  chooser,
  directory,
  merchant,
];
