import type { ParsedAddress } from '../address/parse-address.ts';
import type { Language } from '../i18n/language.ts';
import { sharedMessages } from './messages.ts';

/** The sentence about a typed address; undefined when it is one. */
export function addressError(parsed: ParsedAddress, language: Language): string | undefined {
  if ('address' in parsed) return undefined;
  const { problem, suggestion } = parsed;
  const t = sharedMessages(language);
  return problem === 'comma_for_dot'
    ? t('error.address.comma_for_dot', { suggestion: suggestion ?? '' })
    : t(`error.address.${problem}`);
}
