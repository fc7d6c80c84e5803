import { drawable } from '../../../../shared/drawing/fonts.ts';
import type { Language } from '../../../../shared/i18n/language.ts';
import { placeByNis, programme } from '../../../../shared/programme/programme.ts';
import { type Merchant, tradeName } from '../../../merchants/index.ts';
import { type ShortLink, shortLinkPath } from '../short-link.ts';
import { shortLinkMessages } from '../short-link-messages.ts';
import type { Label } from './label.ts';

/**
 * What is printed for a link.
 * @param merchant the one that the link is of; without, the link is of the municipality alone.
 * @param siteUrl origin of the public site, no slash at the end.
 */
export function labelOf(
  link: Pick<ShortLink, 'nis' | 'code' | 'target'>,
  merchant: Pick<Merchant, 'name' | 'trade' | 'address'> | undefined,
  { language, siteUrl }: { readonly language: Language; readonly siteUrl: string },
): Label {
  const { municipality, region } = placeByNis(link.nis);
  const t = shortLinkMessages(language);
  const place = { municipality: municipality.name };
  const page = pageOf(link);
  return {
    language,
    palette: region.brand.light,
    brand: region.brand.name,
    municipality: municipality.name,
    kicker: t('label.kicker', place),
    name: drawable(merchant?.name ?? t(`label.name.${page}`, place), 'display'),
    trade: merchant ? drawable(tradeOf(merchant, language), 'text') : '',
    slogan: programme.slogan[language],
    invitation: t(`label.invitation.${page}`),
    call: t(`label.call.${page}`),
    seal: ['', t('label.seal'), t('label.seal.below')],
    url: siteUrl + shortLinkPath(link),
  };
}

/** What one finds behind the code, of which there are words. */
function pageOf({ target }: Pick<ShortLink, 'target'>) {
  return target.to === 'path' || target.to === 'url' ? 'page' : target.to;
}

const tradeOf = (
  { trade, address: { town } }: Pick<Merchant, 'trade' | 'address'>,
  language: Language,
) => shortLinkMessages(language)('label.trade', { trade: tradeName(trade, language), town });
