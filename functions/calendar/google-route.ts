import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { placeBySlug } from '../../shared/programme/programme.ts';
import { calendarAdded } from './calendar-added.ts';
import { eventTimes, takesPlace } from './event-view.ts';
import { readOccurrences } from './events/read-occurrences.ts';
import { googleLink } from './google-link.ts';
import type { PageDeps } from './page-deps.ts';
import { eventParams, onQuery } from './page-schemas.ts';
import { eventPath } from './paths.ts';
import { isOf, readPublic } from './read-public.ts';

const toGoogle = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/calendar/{language}/{municipality}/event/{event}/google',
  summary: 'Leads to Google’s calendar with a time of an event, and counts that',
  params: eventParams,
  query: onQuery,
  form: noForm,
  async handle({ params, query: { on }, event: request }, deps) {
    const { language, municipality, event: id } = params;
    const event = await readPublic(id, deps);
    const { shown, isOver } = eventTimes(await readOccurrences(deps.table, event), {
      on,
      now: deps.now(),
    });
    // Merged, moved, over or cancelled since the page was looked at: it says so.
    const isOffered = event.id === id && isOf(event, placeBySlug(municipality)) && !isOver;
    if (!isOffered || !shown || !takesPlace(shown)) {
      return { location: eventPath(event, language, event.id === id ? on : undefined) };
    }
    await deps.tracker.track(calendarAdded({ event, language, request }, deps));
    const { siteUrl } = deps;
    return {
      status: 302,
      location: googleLink({ event, occurrence: shown, language, siteUrl }),
      headers: { 'cache-control': 'no-store' },
    };
  },
});

export const googleRoutes: readonly PageRoute<PageDeps>[] = [toGoogle];
