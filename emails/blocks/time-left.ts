import type { Language } from '../../shared/i18n/language.ts';
import { lastMinute } from '../../shared/time/last-minute.ts';
import { localZone } from '../../shared/time/local-time.ts';
import { newsletterMessages } from '../messages/newsletter-messages.ts';

/**
 * How long a vote is still open, in words that are not misread when the mail is opened later: by days of the Belgian
 * calendar, and with the day's name where it is today or tomorrow.
 * @param closesAt instant in ISO 8601.
 */
export function timeLeftInWords(closesAt: string, now: Date, language: Language): string {
  const t = newsletterMessages(language);
  const end = new Date(closesAt);
  if (end <= now) return t('timeLeftNone');
  const closes = lastMinute(end);
  const days = Math.round((localDay(closes) - localDay(now)) / dayMs);
  // Written within the minute that midnight ends, the last minute lies behind.
  return t('timeLeft', { days: Math.max(0, days), closes });
}

const dayMs = 24 * 60 * 60 * 1000;

const isoDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: localZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The Belgian date of an instant, as the milliseconds of its midnight in UTC: these are whole days apart. */
const localDay = (instant: Date): number => Date.parse(`${isoDay.format(instant)}T00:00:00Z`);
