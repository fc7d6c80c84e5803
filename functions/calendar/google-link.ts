import type { Language } from '../../shared/i18n/language.ts';
import { localized } from '../../shared/i18n/localized.ts';
import type { AgendaOccurrence } from './events/agenda-entry.ts';
import type { CampaignEvent } from './events/event.ts';
import { factsOf } from './events/facts-of.ts';
import { placeText } from './ical/write-component.ts';
import { instantValue } from './ical/write-time.ts';
import { dayAfter } from './local-day.ts';
import { eventPath } from './paths.ts';

interface Taken {
  readonly event: CampaignEvent;
  readonly occurrence: AgendaOccurrence;
  readonly language: Language;
  readonly siteUrl: string;
}

/** Where Google's calendar takes over one time of an event, for whoever has theirs there. */
export function googleLink({ event, occurrence, language, siteUrl }: Taken): string {
  const { title, venue } = factsOf(event);
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: occurrence.summary ?? localized(title, language)?.text ?? '',
    dates: googleDates(occurrence),
    details: `${siteUrl}${eventPath(event, language)}`,
    ...(venue && { location: placeText(venue) }),
  });
  return `https://calendar.google.com/calendar/render?${query}`;
}

/** The end of whole days is not part of them. */
function googleDates({ startsAt, endsAt, allDay }: AgendaOccurrence): string {
  if (!allDay) return `${instantValue(startsAt)}/${instantValue(endsAt)}`;
  const days = [allDay.first, dayAfter(allDay.last, 1)];
  return days.map((day) => day.replaceAll('-', '')).join('/');
}
