import * as z from 'zod';
import { visitorLanguage } from '../../../shared/http/page-function.ts';
import { noForm, type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import { municipalities, placeBySlug } from '../../../shared/programme/programme.ts';
import { chooserPage } from '../pages/chooser-page.tsx';
import { byUrgency, type Standing } from '../pages/contest-status.ts';
import { municipalityPage } from '../pages/municipality-page.tsx';
import { chooserPath, contestPath } from '../pages/paths.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, languageParams, placeParams } from './page-schemas.ts';

const toChooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/vote',
  summary: 'Leads to the municipalities in the language of the browser',
  params: z.object({}),
  query: anyQuery,
  form: noForm,
  handle: async ({ event }) => ({ location: chooserPath(visitorLanguage(event)) }),
});

const chooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/vote/{language}',
  summary: 'All municipalities, with what can be done there now',
  params: languageParams,
  query: anyQuery,
  form: noForm,
  async handle({ params: { language } }, { contests, now, siteUrl }) {
    const standings = new Map<string, Standing>();
    await Promise.all(
      municipalities.map(async ({ nis }) => {
        const [first] = byUrgency(await contests.listByMunicipality(nis), now());
        if (first) standings.set(nis, first);
      }),
    );
    return { document: chooserPage({ language, standings, siteUrl }) };
  },
});

const municipality = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/vote/{language}/{municipality}',
  summary: 'The contest that matters now, or all of the municipality',
  params: placeParams,
  query: z.object({ all: z.string().max(10).optional().catch(undefined) }),
  form: noForm,
  async handle({ params: { language, municipality: slug }, query: { all } }, { contests, now }) {
    const place = placeBySlug(slug);
    const standings = byUrgency(await contests.listByMunicipality(place.municipality.nis), now());
    const present = standings.filter(({ phase }) => phase !== 'published');
    const [only, ...more] = present;
    if (all === undefined && only && more.length === 0) {
      return { location: contestPath({ language, place, contest: only.contest }) };
    }
    return { document: municipalityPage({ language, place, standings }) };
  },
});

/** A municipality's own address takes any word, so it comes after the pages with a name. */
export const landingRoutes: readonly PageRoute<PageDeps>[] = [toChooser, chooser];
export const municipalityRoutes: readonly PageRoute<PageDeps>[] = [municipality];
