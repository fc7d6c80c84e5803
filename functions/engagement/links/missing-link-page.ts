import type { Language } from '../../../shared/i18n/language.ts';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import type { Place } from '../../../shared/programme/programme.ts';
import { linkMessages } from './link-messages.ts';

/** The page for a link that is not ours, was cut off or leads nowhere any more: with a way on, and never elsewhere. */
export function missingLinkPage(language: Language, place?: Place): string {
  const t = linkMessages(language);
  const home = `/newsletter/${language}${place ? `/${place.municipality.slug}` : ''}`;
  return noticePage({
    language,
    place,
    home,
    title: t('missing.title'),
    lead: t('missing.text'),
    onward: {
      href: home,
      label: place
        ? t('missing.onwardPlace', { municipality: place.municipality.name })
        : t('missing.onward'),
    },
  });
}
