import { parseAddress } from '../../../shared/address/parse-address.ts';
import { type Language, languageSchema } from '../../../shared/i18n/language.ts';
import { addressError } from '../../../shared/pages/address-error.ts';
import { cleanLine } from '../../../shared/text/clean-text.ts';
import { cleanName } from '../../subscribers/index.ts';
import { registrationMessages } from '../pages/registration/messages.ts';
import type { RegisterFields } from '../pages/registration/register-page.tsx';
import { mostPlaces, type OpenOccurrence } from './open-occurrence.ts';
import type { Wish } from './register.ts';
import { viaOf } from './via.ts';

/** Characters of an organisation's name. */
const longestOrganisation = 120;

/** What was typed, as a wish, or as a sentence for each field that is wrong. */
export function judgeWish(
  fields: RegisterFields,
  open: OpenOccurrence,
  language: Language,
): { readonly wish: Wish } | { readonly errors: Readonly<Record<string, string>> } {
  const t = registrationMessages(language);
  const most = mostPlaces(open);
  const parsed = parseAddress(fields.address);
  const name = cleanName(fields.name);
  const places = /^\d{1,2}$/.test(fields.places) ? Number(fields.places) : 0;
  const isAsked = open.rule.audience === 'businesses';
  const organisation = isAsked ? cleanLine(fields.organisation) : '';
  const arePlaces = places >= 1 && places <= most;
  const address = addressError(parsed, language);
  const errors = {
    ...(name === undefined && { name: t('error.name') }),
    ...(organisation.length > longestOrganisation && { organisation: t('error.organisation') }),
    ...(address !== undefined && { address }),
    ...(!arePlaces && { places: t('error.places', { most }) }),
    ...(!fields.agree.includes('yes') && { agree: t('error.agree') }),
  };
  if (name === undefined || !('address' in parsed) || Object.keys(errors).length > 0) {
    return { errors };
  }
  const spoken = languageSchema.catch(language).parse(fields.language);
  const via = viaOf(fields.via);
  const wish = { name, address: parsed.address, language: spoken, places, via };
  return { wish: { ...wish, organisation: organisation || undefined } };
}
