import type {
  AmbassadorFacts,
  FactPhoto,
  InEveryLanguage,
  MerchantFacts,
} from '../../../emails/blocks/campaign-facts.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import {
  type Merchant,
  merchantPath,
  type Photo,
  photoSides,
  smallPhotoPath,
  tradeName,
} from '../../merchants/index.ts';

export const inEveryLanguage = (write: (language: Language) => string): InEveryLanguage => ({
  nl: write('nl'),
  fr: write('fr'),
  en: write('en'),
});

/** What a newsletter says of a merchant. The photo is the small one: wide enough for a mail on a sharp screen. */
export function merchantFacts(merchant: Merchant): MerchantFacts {
  return {
    merchantId: merchant.id,
    name: merchant.name,
    trade: inEveryLanguage((language) => tradeName(merchant.trade, language)),
    photo: merchant.photo && smallPhoto(merchant.photo),
    page: inEveryLanguage((language) => merchantPath(merchant, language)),
  };
}

/** Undefined for a merchant who is no ambassador, or not on the pages. */
export function ambassadorFacts(merchant: Merchant): AmbassadorFacts | undefined {
  const { ambassador, state, address, story } = merchant;
  if (!ambassador || state !== 'listed') return undefined;
  return { ...merchantFacts(merchant), town: address.town, story, since: ambassador.since };
}

function smallPhoto({ path, width, height, alt }: Photo): FactPhoto {
  const scale = Math.min(1, photoSides.small / Math.max(width, height));
  const scaled = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { path: smallPhotoPath(path), width: scaled(width), height: scaled(height), alt };
}
