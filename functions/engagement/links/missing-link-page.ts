import type { Language } from '../../../shared/i18n/language.ts';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import { partPath } from '../../../shared/pages/part-path.ts';
import type { Place } from '../../../shared/programme/programme.ts';
import { linkMessages } from './link-messages.ts';

/**
 * The page for a link that is not ours, was cut off or leads nowhere any more: with a way on, and never elsewhere.
 * @param target of a link whose end alone was lost: where it leads, as we signed it.
 */
export function missingLinkPage(language: Language, place?: Place, target?: string): string {
  const t = linkMessages(language);
  const home = partPath('newsletter', language, place?.municipality.slug);
  const frame = { language, place, home, partsAtFoot: true };
  if (target !== undefined) {
    const { host } = new URL(target);
    return noticePage({
      ...frame,
      title: t('half.title'),
      lead: t('half.text', { host }),
      onward: { href: target, label: t('half.onward', { host }) },
    });
  }
  return noticePage({
    ...frame,
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
