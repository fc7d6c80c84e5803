import * as z from 'zod';
import { anyQuery, noForm, type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { placeBySlug } from '../../../shared/programme/programme.ts';
import type { PageDeps } from '../page-deps.ts';
import { privacyChooserPage, privacyPage } from './privacy-page.tsx';

/** The same for everybody, so that CloudFront and browsers may keep it. */
const headers = { 'cache-control': 'public, max-age=300' };

const chooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/privacy/{language}',
  summary: 'The municipalities, each of which says what is kept of its residents',
  params: z.object({ language: languageSchema }),
  query: anyQuery,
  form: noForm,
  handle: async ({ params: { language } }, { siteUrl }) => ({
    document: privacyChooserPage(language, siteUrl),
    headers,
  }),
});

const ofMunicipality = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/privacy/{language}/{municipality}',
  summary: 'What is kept of residents, why, for how long, and how to have it erased',
  params: z.object({ language: languageSchema, municipality: z.string().max(60) }),
  query: anyQuery,
  form: noForm,
  handle: async ({ params: { language, municipality } }, { siteUrl }) => ({
    document: privacyPage(language, placeBySlug(municipality), siteUrl),
    headers,
  }),
});

export const privacyRoutes: readonly PageRoute<PageDeps>[] = [chooser, ofMunicipality];
