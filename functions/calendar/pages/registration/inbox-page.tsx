import type { Language } from '../../../../shared/i18n/language.ts';
import { noticePage } from '../../../../shared/pages/notice-page.tsx';
import type { Place } from '../../../../shared/programme/programme.ts';
import { calendarPath, type EventAddress } from '../../paths.ts';
import { registerPath } from '../../registration/registration-paths.ts';
import { registrationMessages } from './messages.ts';

/** What everyone sees after registering, whatever we know of the address. */
export function inboxPage(language: Language, place: Place, event: EventAddress): string {
  const t = registrationMessages(language);
  return noticePage({
    language,
    place,
    home: calendarPath(language, place.municipality.slug),
    title: t('inbox.title'),
    lead: t('inbox.lead'),
    text: t('inbox.none'),
    onward: { href: registerPath(event, language), label: t('inbox.again') },
  });
}
