import type { Language } from '../../shared/i18n/language.ts';
import { localized } from '../../shared/i18n/localized.ts';
import { placeByNis } from '../../shared/programme/programme.ts';
import type { AgendaOccurrence } from './events/agenda-entry.ts';
import type { CampaignEvent } from './events/event.ts';
import { factsOf, shownStatus } from './events/facts-of.ts';
import { withOffset } from './local-day.ts';
import { eventPath } from './paths.ts';
import type { EventStatus } from './timing/timing.ts';

/** Times in one page: search engines show the next few. */
const mostTimes = 20;

const statuses: Readonly<Record<EventStatus, string>> = {
  confirmed: 'EventScheduled',
  tentative: 'EventScheduled',
  postponed: 'EventPostponed',
  cancelled: 'EventCancelled',
};

interface Structured {
  readonly event: CampaignEvent;
  /** Those still to come, or the one that the page is about. */
  readonly occurrences: readonly AgendaOccurrence[];
  readonly language: Language;
  readonly siteUrl: string;
}

/**
 * An event for search engines, as a data block (schema.org Event): no script, so that the security policy of pages lets it
 * be. `<` is written so that no text of an event can end the block.
 */
export function structuredData({ event, occurrences, language, siteUrl }: Structured): string {
  const common = commonData(event, language);
  const url = `${siteUrl}${eventPath(event, language)}`;
  const times = occurrences.slice(0, mostTimes).map((occurrence) => ({
    '@type': 'Event',
    ...common,
    ...timesOf(occurrence),
    eventStatus: `https://schema.org/${statuses[occurrence.status]}`,
    url: `${siteUrl}${eventPath(event, language, occurrence.key)}`,
  }));
  const [only] = times;
  const data =
    times.length === 1
      ? { '@context': 'https://schema.org', '@id': `${url}#event`, ...only }
      : {
          '@context': 'https://schema.org',
          '@id': `${url}#event`,
          '@type': 'EventSeries',
          ...common,
          eventStatus: `https://schema.org/${statuses[shownStatus(event)]}`,
          url,
          startDate: times[0]?.startDate,
          endDate: times.at(-1)?.endDate,
          subEvent: times,
        };
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<script type="application/ld+json">${text}</script>`;
}

function commonData(event: CampaignEvent, language: Language) {
  const { title, description, venue, organizer, image, website } = factsOf(event);
  const { name: municipality } = placeByNis(event.nis).municipality;
  return {
    name: localized(title, language)?.text,
    description: localized(description, language)?.text,
    image,
    sameAs: website,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    organizer: organizer && { '@type': 'Organization', name: organizer },
    location: {
      '@type': 'Place',
      name: venue?.name ?? venue?.town ?? municipality,
      address: {
        '@type': 'PostalAddress',
        streetAddress: venue?.street,
        postalCode: venue?.postcode,
        addressLocality: venue?.town ?? municipality,
        addressCountry: 'BE',
      },
    },
  };
}

/** Whole days are dates, the last one included; other times have their offset in Belgium. */
const timesOf = ({ startsAt, endsAt, allDay }: AgendaOccurrence) =>
  allDay
    ? { startDate: allDay.first, endDate: allDay.last }
    : { startDate: withOffset(new Date(startsAt)), endDate: withOffset(new Date(endsAt)) };
