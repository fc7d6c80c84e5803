import { languages } from '../../shared/i18n/language.ts';
import { placeByNis } from '../../shared/programme/programme.ts';
import type { Merchant } from './merchant.ts';
import { merchantPath, shortPath } from './paths.ts';
import { smallPhotoPath } from './photos/photo-places.ts';

/**
 * What programs of others may read of a merchant: what its page shows, addresses in full. A field that is absent is not
 * known. `docs/merchants-json.md` explains them.
 */
export function publicMerchant(merchant: Merchant, siteUrl: string) {
  const { id, slug, name, trade, kind, address, story, website, openingHours } = merchant;
  const { enterpriseNumber, promises, photo, ambassador } = merchant;
  const place = placeByNis(merchant.nis).municipality;
  return {
    id,
    slug,
    name,
    trade,
    kind,
    municipality: { nis: place.nis, slug: place.slug, name: place.name },
    address,
    story,
    website,
    openingHours,
    enterpriseNumber,
    promises,
    photo: photo && {
      url: `${siteUrl}${photo.path}`,
      smallUrl: `${siteUrl}${smallPhotoPath(photo.path)}`,
      width: photo.width,
      height: photo.height,
      alt: photo.alt,
    },
    ambassadorSince: ambassador?.since,
    pages: Object.fromEntries(
      languages.map((language) => [language, `${siteUrl}${merchantPath(merchant, language)}`]),
    ),
    shortUrl: `${siteUrl}${shortPath(merchant)}`,
  };
}
