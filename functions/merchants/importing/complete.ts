import { type Language, languages } from '../../../shared/i18n/language.ts';
import type { Merchant } from '../merchant.ts';
import type { ImportedMerchant } from './read-row.ts';

type Known = Pick<
  Merchant,
  'story' | 'website' | 'openingHours' | 'enterpriseNumber' | 'promises' | 'contact'
>;

/**
 * A merchant with what a row knows beyond it. What the merchant or staff wrote stays as it is; a contact is only added
 * where there is none, since links to change the entry would go there.
 */
export function completed(present: Merchant, row: ImportedMerchant) {
  const { profile, contact } = row;
  const additions: Partial<Known> = {
    ...storyOf(present, profile.story),
    ...(!present.website && profile.website && { website: profile.website }),
    ...(present.openingHours.length === 0 &&
      profile.openingHours.length > 0 && { openingHours: profile.openingHours }),
    ...(!present.enterpriseNumber &&
      profile.enterpriseNumber && { enterpriseNumber: profile.enterpriseNumber }),
    ...(!hasPromised(present) && hasPromised(profile) && { promises: profile.promises }),
    ...(!present.contact && contact && { contact }),
  };
  return { after: { ...present, ...additions }, fields: Object.keys(additions) };
}

const hasPromised = ({ promises }: Pick<Merchant, 'promises'>): boolean =>
  Object.values(promises).includes(true);

/** Only languages that have no text yet. */
function storyOf(
  { story }: Merchant,
  more: Readonly<Partial<Record<Language, string | undefined>>>,
): Partial<Known> {
  const added = languages.filter((code) => story[code] === undefined && more[code] !== undefined);
  if (added.length === 0) return {};
  return { story: { ...story, ...Object.fromEntries(added.map((code) => [code, more[code]])) } };
}
