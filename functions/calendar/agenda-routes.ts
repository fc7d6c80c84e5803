import * as z from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { visitorLanguage } from '../../shared/http/page-function.ts';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { findPlaceBySlug } from '../../shared/programme/programme.ts';
import { localMonth, monthAfter } from '../../shared/time/local-month.ts';
import { readAgendaList } from './agenda-list.ts';
import { dayAfter, localDay, startOfDay } from './local-day.ts';
import { daysOfMonth, monthSchema } from './month.ts';
import { monthWeeks } from './month-view.ts';
import type { PageDeps } from './page-deps.ts';
import { agendaQuery, anyQuery, languageParams, monthParams, placeParams } from './page-schemas.ts';
import { agendaPage } from './pages/agenda-page.tsx';
import { chooserPage } from './pages/chooser-page.tsx';
import { missingPage, missingPlacePage } from './pages/missing-page.ts';
import { monthPage } from './pages/month-page.tsx';
import { calendarPath } from './paths.ts';
import { topicSchema } from './topic.ts';

const toChooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar',
  summary: 'Leads to the municipalities in the language of the browser',
  params: z.object({}),
  query: anyQuery,
  form: noForm,
  handle: async ({ event }) => ({
    location: calendarPath(visitorLanguage(event)),
    headers: { vary: 'Accept-Language' },
  }),
});

const chooser = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar/{language}',
  summary: 'All municipalities',
  params: languageParams,
  query: anyQuery,
  form: noForm,
  handle: async ({ params }, { siteUrl }) => ({ document: chooserPage(params.language, siteUrl) }),
});

const agenda = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar/{language}/{municipality}',
  summary: 'What takes place in a municipality in the coming weeks, to look through and to search',
  params: placeParams,
  query: agendaQuery,
  form: noForm,
  async handle({ params: { language, municipality }, query }, { events, now, siteUrl }) {
    const place = findPlaceBySlug(municipality);
    if (!place) return { status: 404, document: missingPlacePage(language) };
    const topic = topicSchema.safeParse(query.topic);
    const search = { words: query.q.trim(), topic: topic.success ? topic.data : ('' as const) };
    const wanted = { search, from: query.from };
    const list = await readAgendaList(place.municipality.nis, wanted, { events, now: now() });
    return { document: agendaPage({ language, place, search, list, siteUrl }) };
  },
});

const month = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar/{language}/{municipality}/{month}',
  summary: 'What takes place in a municipality in a month',
  params: monthParams,
  query: anyQuery,
  form: noForm,
  async handle({ params: { language, municipality, month: wanted } }, deps) {
    const place = findPlaceBySlug(municipality);
    if (!place) return { status: 404, document: missingPlacePage(language) };
    const around = monthsAround(wanted, deps.now);
    if (!around) return { status: 404, document: missingPage('month', language, place) };
    const { first, last } = daysOfMonth(wanted);
    const [from, to] = [startOfDay(first), startOfDay(dayAfter(last, 1))];
    const weeks = monthWeeks(wanted, await deps.events.agenda(place.municipality.nis, from, to));
    const { siteUrl } = deps;
    return { document: monthPage({ language, place, month: wanted, weeks, siteUrl, ...around }) };
  },
});

/** Months that there are pages of: agendas remember 13 and know 17 ahead. */
const monthsBack = 13;
const monthsAhead = 17;

/** The months beside this one that have a page; undefined where itself has none. */
function monthsAround(month: string, now: Clock) {
  const present = localMonth(now());
  const [oldest, newest] = [monthAfter(present, -monthsBack), monthAfter(present, monthsAhead)];
  if (!monthSchema.safeParse(month).success || month < oldest || month > newest) return undefined;
  return {
    previous: month > oldest ? monthAfter(month, -1) : undefined,
    next: month < newest ? monthAfter(month, 1) : undefined,
    today: localDay(now()),
    isFound: month >= monthAfter(present, -12),
  };
}

/** These take any word, so they come after the pages with a name. */
export const agendaRoutes: readonly PageRoute<PageDeps>[] = [toChooser, chooser, agenda, month];
