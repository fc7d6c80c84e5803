import { daysAfter } from '../../shared/clock.ts';
import { AppError } from '../../shared/errors.ts';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { findPlaceBySlug } from '../../shared/programme/programme.ts';
import { judgeRequest } from '../engagement/index.ts';
import { heldBy } from './duplicates/family.ts';
import { sourceNamesOf } from './duplicates/provenance.ts';
import { type EventTimes, eventTimes } from './event-view.ts';
import type { CampaignEvent } from './events/event.ts';
import { readOccurrences } from './events/read-occurrences.ts';
import { localDay } from './local-day.ts';
import type { PageDeps } from './page-deps.ts';
import { eventParams, visitQuery } from './page-schemas.ts';
import { eventPage } from './pages/event-page.tsx';
import { missingPage, missingPlacePage } from './pages/missing-page.ts';
import { eventPath } from './paths.ts';
import { isOf, readPublic } from './read-public.ts';
import { registrationDeps } from './registration/registration-deps.ts';

const event = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar/{language}/{municipality}/event/{event}',
  summary: 'The page of an event, for one of its times by its key',
  params: eventParams,
  query: visitQuery,
  form: noForm,
  async handle({ params, query: { on, via }, event: request }, deps) {
    const { language, municipality, event: id } = params;
    const place = findPlaceBySlug(municipality);
    if (!place) return { status: 404, document: missingPlacePage(language) };
    const found = await findPublic(id, deps);
    if (!found) return { status: 404, document: missingPage('event', language, place) };
    // One that was merged into another, or that moved: the page has one address.
    if (found.id !== id || !isOf(found, place)) {
      return {
        status: 301,
        location: eventPath(found, language, found.id === id ? on : undefined),
      };
    }
    const document = eventPage({ ...(await viewOf(found, on, deps)), language, via });
    await deps.tracker.track({
      kind: 'event-page',
      at: deps.now().toISOString(),
      nis: place.municipality.nis,
      language,
      about: { event: found.id },
      machine: judgeRequest(request),
    });
    return { document };
  },
});

async function findPublic(id: string, deps: PageDeps): Promise<CampaignEvent | undefined> {
  try {
    return await readPublic(id, deps);
  } catch (error) {
    if (error instanceof AppError && error.code === 'event.not_found') return undefined;
    throw error;
  }
}

async function viewOf(found: CampaignEvent, on: string | undefined, deps: PageDeps) {
  const { table, siteUrl } = deps;
  const now = deps.now();
  const [occurrences, { sourceName, alsoFrom }] = await Promise.all([
    readOccurrences(table, found),
    sourcesOf(found, deps),
  ]);
  const times = eventTimes(occurrences, { on, now });
  return {
    event: found,
    times,
    today: localDay(now),
    sourceName,
    alsoFrom,
    isFound: isWorthFinding(times, now),
    siteUrl,
    seats: await seatsOf(found, times, deps),
    now,
  };
}

/** Only where people register: all other pages are spared the reading. */
async function seatsOf({ id, registration }: CampaignEvent, { shown }: EventTimes, deps: PageDeps) {
  if (!registration || !shown) return undefined;
  return registrationDeps(deps).registrations.seats({ eventId: id, key: shown.key });
}

/** What staff call its source, and the others that have it; of events of staff, undefined. */
async function sourcesOf(found: CampaignEvent, deps: PageDeps) {
  const held = (await heldBy(found, deps.events)).filter(
    ({ said, hand }) => said.visibility === 'public' && !hand.hidden,
  );
  const names = await sourceNamesOf([found, ...held], deps);
  const { sourceId } = found.origin;
  const others = new Set(held.map(({ origin }) => origin.sourceId));
  others.delete(sourceId);
  return { sourceName: names.get(sourceId), alsoFrom: [...others].map((id) => names.get(id)) };
}

/** Days after its last time for which search engines are shown an event. */
const daysFound = 365;

const isWorthFinding = ({ shown, coming }: EventTimes, now: Date): boolean =>
  coming.length > 0 ||
  (shown !== undefined && Date.parse(shown.endsAt) > daysAfter(now, -daysFound).getTime());

export const eventRoutes: readonly PageRoute<PageDeps>[] = [event];
