import { drawable } from '../../../shared/drawing/fonts.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { type Place, placeByNis, programme } from '../../../shared/programme/programme.ts';
import { lastMinute } from '../../../shared/time/last-minute.ts';
import { type Merchant, shortPath, tradeName } from '../../merchants/index.ts';
import { municipalityPath } from '../pages/paths.ts';
import { posterMessages } from './messages.ts';
import type { Poster } from './poster.ts';
import type { PosterSubject } from './poster-subject.ts';

/**
 * What the poster of somebody says. The QR code of an ambassador leads to its page by its own short link; that of a
 * candidate to the vote, which is what it asks for.
 * @param siteUrl origin of the public site, no slash at the end.
 */
export function posterOf(
  subject: PosterSubject,
  language: Language,
  siteUrl: string,
): Omit<Poster, 'photo'> {
  const { role, merchant } = subject;
  const place = placeByNis(merchant.nis);
  const t = posterMessages(language);
  const name = drawable(nameOf(subject), 'display');
  const municipality = place.municipality.name;
  const trade = { trade: tradeName(merchant.trade, language), town: merchant.address.town };
  const path = role === 'candidate' ? municipalityPath(language, place) : shortPath(merchant);
  return {
    language,
    ...look(place),
    title: t(`title.${role}`, { name, municipality }),
    kicker: t(`kicker.${role}`, { municipality }),
    name,
    trade: drawable(t('trade', trade), 'text'),
    seal: seal(subject, municipality, language),
    promises: (['knowsYou', 'givesService', 'helpsYou'] as const)
      .filter((promise) => merchant.promises[promise])
      .map((promise) => t(`promise.${promise}`)),
    address: drawable(addressOf(merchant), 'text'),
    slogan: programme.slogan[language],
    call: t(`call.${role}`),
    url: siteUrl + path,
  };
}

const nameOf = (subject: PosterSubject): string =>
  subject.role === 'candidate' ? subject.candidate.name : subject.merchant.name;

const addressOf = ({ address: { street, postcode, town } }: Merchant): string =>
  `${street}, ${postcode} ${town}`;

/** Of the region, with the municipality's name. */
export const look = ({ municipality, region }: Place) => ({
  palette: region.brand.light,
  brand: region.brand.name,
  municipality: municipality.name,
});

function seal(subject: PosterSubject, municipality: string, language: Language): Poster['seal'] {
  const t = posterMessages(language);
  if (subject.role === 'ambassador') {
    const below = t('seal.ambassador.below', { municipality });
    return [t('seal.ambassador.above'), t('seal.ambassador'), below];
  }
  const closes = lastMinute(new Date(subject.contest.voting.closes.at));
  return ['', t('seal.candidate'), t('seal.candidate.below', { closes })];
}
