import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { directoryPath, type Merchants, merchantPath } from '../../merchants/index.ts';
import type { ShortLink, targetPages } from './short-link.ts';

/** Where a municipality's pages lie; a test asks the routes themselves. */
export const municipalityPaths: Record<
  (typeof targetPages)[number],
  (language: Language, slug: string) => string
> = {
  merchants: directoryPath,
  vote: (language, slug) => `/vote/${language}/${slug}`,
  calendar: (language, slug) => `/calendar/${language}/${slug}`,
  newsletter: (language, slug) => `/newsletter/${language}/${slug}`,
  campaign: (language, slug) => `/campaign/${language}/${slug}`,
};

/** Where who scans is sent. A merchant who is not shown any more has its colleagues' names in its place. */
export async function locationOf(
  { target, nis, merchantId }: Pick<ShortLink, 'target' | 'nis' | 'merchantId'>,
  language: Language,
  { merchants }: { readonly merchants: Pick<Merchants, 'get'> },
): Promise<string> {
  const { slug } = placeByNis(nis).municipality;
  switch (target.to) {
    case 'url':
      return target.url;
    case 'path':
      return target.path;
    case 'merchant': {
      const merchant = merchantId === undefined ? undefined : await merchants.get(merchantId);
      return merchant?.state === 'listed'
        ? merchantPath(merchant, language)
        : directoryPath(language, slug);
    }
    default:
      return municipalityPaths[target.to](language, slug);
  }
}
