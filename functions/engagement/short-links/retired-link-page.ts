import type { Language } from '../../../shared/i18n/language.ts';
import { noticePage } from '../../../shared/pages/notice-page.tsx';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { directoryPath } from '../../merchants/index.ts';
import type { ShortLink } from './short-link.ts';
import { shortLinkMessages } from './short-link-messages.ts';

/** For who scans what belongs to something that is over: with the shops of the place as a way on. */
export function retiredLinkPage({ nis }: Pick<ShortLink, 'nis'>, language: Language): string {
  const t = shortLinkMessages(language);
  const place = placeByNis(nis);
  const { name, slug } = place.municipality;
  const home = directoryPath(language, slug);
  return noticePage({
    language,
    place,
    home,
    partsAtFoot: true,
    title: t('retired.title'),
    lead: t('retired.text', { municipality: name }),
    onward: { href: home, label: t('retired.onward', { municipality: name }) },
  });
}
