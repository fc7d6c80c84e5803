import * as z from 'zod';
import { anyQuery, noForm, type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { placeBySlug } from '../../../shared/programme/programme.ts';
import type { PageDeps } from '../page-deps.ts';
import { campaignChooserPage, campaignPage } from './campaign-page.tsx';
import { campaignPeriod } from './campaign-period.ts';
import { createCampaignRepository } from './campaign-repository.ts';

/** What is told changes once a month. */
const headers = { 'cache-control': 'public, max-age=3600' };

const chooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/campaign/{language}',
  summary: 'The municipalities, each with figures of what the campaign did',
  params: z.object({ language: languageSchema }),
  query: anyQuery,
  form: noForm,
  handle: async ({ params: { language } }, { siteUrl }) => ({
    document: campaignChooserPage(language, siteUrl),
    headers,
  }),
});

const ofMunicipality = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/campaign/{language}/{municipality}',
  summary: 'What the campaign did in a municipality in the last twelve months, nothing below five',
  params: z.object({ language: languageSchema, municipality: z.string().max(60) }),
  query: anyQuery,
  form: noForm,
  async handle({ params: { language, municipality } }, { table, now, siteUrl }) {
    const place = placeBySlug(municipality);
    const noted = await createCampaignRepository(table).get(place.municipality.nis);
    const campaign = noted ?? { period: campaignPeriod(now()), figures: [] };
    return { document: campaignPage({ language, place, campaign, siteUrl }), headers };
  },
});

export const campaignRoutes: readonly PageRoute<PageDeps>[] = [chooser, ofMunicipality];
