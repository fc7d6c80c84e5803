import type { Language } from '../../../shared/i18n/language.ts';
import { partPath } from '../../../shared/pages/part-path.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { directoryPath, type Merchants, merchantPath } from '../../merchants/index.ts';
import type { ShortLink } from './short-link.ts';

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
      return partPath(target.to, language, slug);
  }
}
