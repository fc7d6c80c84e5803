import type { Language } from '../../../shared/i18n/language.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import { programme } from '../../../shared/programme/programme.ts';
import { writeCalendar } from '../ical/write-calendar.ts';
import type { CalendarItem, DayRange } from '../ical/write-event.ts';
import { calendarMessages } from '../messages.ts';
import { calendarPath, feedPath } from '../paths.ts';
import type { Topic } from '../topic.ts';
import { topicName } from '../topic-name.ts';
import { lastChange } from './feed-changed.ts';

/** The feed of a municipality: whole, or of one topic. */
export interface Feed {
  readonly language: Language;
  readonly place: Place;
  readonly topic?: Topic | undefined;
}

/** Hours after which programs look again; residents are told of a change the same day. */
const refreshHours = 4;

/** What a feed is called where people see it among their own calendars. */
export const feedName = ({ language, place, topic }: Feed): string =>
  calendarMessages(language)('file.name', {
    topic: topic ?? 'all',
    topicName: topic ? topicName(topic, language) : '',
    municipality: place.municipality.name,
  });

/** A feed as iCalendar. */
export function feedCalendar(
  feed: Feed,
  items: readonly CalendarItem[],
  { range, siteUrl }: { readonly range: DayRange; readonly siteUrl: string },
): string {
  const { language, place, topic } = feed;
  const { name: municipality, slug } = place.municipality;
  const head = {
    name: feedName(feed),
    about: calendarMessages(language)('file.about', { municipality, programme: programme.name }),
    source: `${siteUrl}${feedPath(language, slug, { topic, format: 'ics' })}`,
    page: `${siteUrl}${calendarPath(language, slug)}`,
    colour: place.region.brand.light.primary,
    changedAt: lastChange(items.map(({ event }) => event)),
    refreshHours,
  };
  return writeCalendar(items, head, { range, edition: { language, siteUrl, isFree: true } });
}
