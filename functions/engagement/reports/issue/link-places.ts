import { linksOf, type MailLink } from '../../../../emails/links/links-of.ts';
import type { Language } from '../../../../shared/i18n/language.ts';
import type { SentMail } from '../../../newsletters/index.ts';

export interface PlacedLink extends MailLink {
  readonly language: Language;
  /** Absent when the link is the same in all versions. */
  readonly version: string | undefined;
}

/** What the mails of an issue link to, each place once: in each version for itself where versions lead elsewhere or say something else. */
export function linkPlaces(mails: readonly SentMail[]): PlacedLink[] {
  const all = mails.flatMap(({ html, variant: { language, version } }) =>
    linksOf(html).map((link): PlacedLink => ({ ...link, language, version })),
  );
  return [...Map.groupBy(all, ({ id }) => id).values()].flatMap(placesOf);
}

function placesOf(links: readonly PlacedLink[]): PlacedLink[] {
  const byVersion = Map.groupBy(links, ({ version }) => version);
  const firsts = [...byVersion.values()].flatMap(([first]) => first ?? []);
  const isOne = new Set(firsts.map(({ url, label }) => `${url} ${label}`)).size === 1;
  return isOne ? firsts.slice(0, 1).map((link) => ({ ...link, version: undefined })) : firsts;
}
