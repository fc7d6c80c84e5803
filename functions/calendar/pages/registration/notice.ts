import type { Language } from '../../../../shared/i18n/language.ts';
import { noticePage } from '../../../../shared/pages/notice-page.tsx';
import type { Place } from '../../../../shared/programme/programme.ts';
import { calendarPath, type EventAddress, eventPath } from '../../paths.ts';
import { registrationMessages } from './messages.ts';

interface NoticeProps {
  readonly language: Language;
  readonly place: Place;
  /** Where it leads back to; to the calendar when absent. */
  readonly event?: EventAddress;
}

/** A page about registering that says one thing. */
export function registrationNotice(
  what: 'closed' | 'full' | 'gone' | 'erased',
  { language, place, event }: NoticeProps,
): string {
  const t = registrationMessages(language);
  const home = calendarPath(language, place.municipality.slug);
  const onward = event
    ? { href: eventPath(event, language), label: t('onward.event') }
    : { href: home, label: t('onward.calendar') };
  return noticePage({
    language,
    place,
    part: 'calendar',
    partsAtFoot: true,
    home,
    title: t(`${what}.title`),
    lead: t(`${what}.lead`),
    onward,
  });
}
