import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import { factsOf, shownStatus } from '../events/facts-of.ts';
import type { CalendarItem } from '../ical/write-event.ts';
import { withOffset } from '../local-day.ts';
import { eventFilePath, eventPath } from '../paths.ts';

/**
 * What programs of others may read of an event: what its page shows, addresses in full. A field that is absent is not known.
 * `docs/calendar-json.md` explains them.
 */
export function publicEvent(
  { event, occurrences }: CalendarItem,
  language: Language,
  siteUrl: string,
) {
  const facts = factsOf(event);
  const { venue, organizer, website, image, topics } = facts;
  const title = localized(facts.title, language);
  const description = localized(facts.description, language);
  const { nis, slug, name } = placeByNis(event.nis).municipality;
  return {
    id: event.id,
    title: title?.text,
    titleLanguage: title?.language,
    description: description?.text,
    descriptionLanguage: description?.language,
    municipality: { nis, slug, name },
    venue,
    organizer,
    website,
    image,
    topics,
    status: shownStatus(event),
    promoted: event.hand.promoted,
    takesRegistrations: event.registration !== undefined,
    occurrences: occurrences.map((occurrence) => ({
      ...publicTimes(occurrence),
      page: `${siteUrl}${eventPath(event, language, occurrence.key)}`,
    })),
    page: `${siteUrl}${eventPath(event, language)}`,
    file: `${siteUrl}${eventFilePath(event, language)}`,
    sequence: event.sequence,
    changedAt: event.changedAt,
  };
}

/** Times with their offset in Belgium; of whole days the first and the last. */
const publicTimes = ({ key, startsAt, endsAt, allDay, status, summary }: AgendaOccurrence) => ({
  key,
  startsAt: withOffset(new Date(startsAt)),
  endsAt: withOffset(new Date(endsAt)),
  allDay,
  status,
  summary,
});
