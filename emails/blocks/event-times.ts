import type { Language } from '../../shared/i18n/language.ts';
import type { NewsletterTranslate } from '../messages/newsletter-messages.ts';
import type { ListedTime } from './event-facts.ts';

/** What ends so soon after it began is of one evening, though midnight lies between. */
const oneEvening = 12 * 60 * 60 * 1000;

/** An instant within a day, wherever it is: for writing the day in words. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** When something takes place, in Belgian time: `zaterdag 5 december 2026, 14:00 tot 18:00 uur`. */
export function timeInWords({ startsAt, endsAt, allDay }: ListedTime, t: NewsletterTranslate) {
  if (allDay) {
    const [first, last] = [noon(allDay.first), noon(allDay.last)];
    return allDay.first === allDay.last
      ? t('eventDay', { first })
      : t('eventDays', { first, last });
  }
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const length = end.getTime() - start.getTime();
  if (length <= 0) return t('eventAt', { start });
  return t(length <= oneEvening ? 'eventFromTo' : 'eventOver', { start, end });
}

/** The days on which it takes place as well. */
export function moreTimesInWords(
  times: readonly ListedTime[],
  more: number,
  { t, language }: { readonly t: NewsletterTranslate; readonly language: Language },
): string {
  if (times.length === 0) return '';
  const days = times.map(({ startsAt, allDay }) =>
    t('eventAlsoDay', { day: allDay ? noon(allDay.first) : new Date(startsAt) }),
  );
  const rest = more > 0 ? [t('eventAlsoMore', { more })] : [];
  const list = new Intl.ListFormat(`${language}-BE`, { type: 'conjunction' });
  return t('eventAlso', { days: list.format([...new Set([...days, ...rest])]) });
}
