import type { Language } from '../../../shared/i18n/language.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { linkPath, lostLinkPath, type Merchant } from '../../merchants/index.ts';
import type { Contest } from '../contests/contest.ts';
import { contestDates } from './contest-dates.ts';
import { voteMessages } from './messages.ts';
import { noticePage } from './notice-page.tsx';
import { chooserPath, municipalityPath, standPath } from './paths.ts';

interface Told {
  readonly language: Language;
  readonly merchant: Merchant;
  readonly token: string;
}

/** The directory does not show the merchant, so it cannot stand. */
export function notListedPage({ language, merchant, token }: Told): string {
  const t = voteMessages(language);
  const place = placeByNis(merchant.nis);
  const { name, state } = merchant;
  const { replyTo } = place.municipality;
  return noticePage({
    language,
    place,
    title: t('stand.unlisted.title'),
    lead: t('stand.unlisted.lead', { state, merchant: name, replyTo }),
    onward: [{ href: linkPath(language, 'manage', token), label: t('stand.back') }],
    languagePath: (other) => standPath(other, token),
  });
}

/** No nominations at the moment. `next`: where they will be taken, if that is known. */
export function notNominatingPage({
  language,
  merchant,
  token,
  next,
}: Told & { readonly next: Contest | undefined }): string {
  const t = voteMessages(language);
  const place = placeByNis(merchant.nis);
  return noticePage({
    language,
    place,
    title: t('stand.none.title'),
    lead: next
      ? t('stand.later.lead', { merchant: merchant.name, ...contestDates(next) })
      : t('stand.none.lead', { municipality: place.municipality.name }),
    onward: [
      { href: linkPath(language, 'manage', token), label: t('stand.back') },
      { href: municipalityPath(language, place), label: t('back.contest') },
    ],
    languagePath: (other) => standPath(other, token),
  });
}

/** The link is not ours, cut off, too old, or of somebody who is the contact no longer. */
export function badStandLink(language: Language): string {
  const t = voteMessages(language);
  return noticePage({
    language,
    title: t('stand.badLink.title'),
    lead: t('stand.badLink.lead'),
    onward: [
      { href: lostLinkPath(language), label: t('stand.badLink.button') },
      { href: chooserPath(language), label: t('back.chooser') },
    ],
  });
}
