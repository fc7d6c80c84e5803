import type { Language } from '../../../shared/i18n/language.ts';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { calendarPath } from '../paths.ts';
import { pageMessages } from './messages.ts';

/** The page for an address of something that there is not in a municipality: where to look instead. */
export function missingPage(what: 'event' | 'month', language: Language, place: Place): string {
  const t = pageMessages(language);
  const { name: municipality, slug } = place.municipality;
  const agenda = calendarPath(language, slug);
  return noticePage({
    language,
    place,
    part: 'calendar',
    home: agenda,
    title: t(`missing.${what}.title`),
    lead: t(`missing.${what}.text`),
    onward: { href: agenda, label: t('missing.event.onward', { municipality }) },
  });
}

/** The page for a municipality that there is not. */
export function missingPlacePage(language: Language): string {
  const t = pageMessages(language);
  const chooser = calendarPath(language);
  return noticePage({
    language,
    part: 'calendar',
    home: chooser,
    title: t('missing.place.title'),
    lead: t('missing.place.text'),
    onward: { href: chooser, label: t('missing.place.onward') },
  });
}
