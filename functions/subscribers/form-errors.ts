import type { ParsedAddress } from './address.ts';
import type { Text } from './pages/messages.ts';
import { cleanName } from './person-name.ts';

/** The sentence about a typed address; undefined when it is one. */
export function addressError(parsed: ParsedAddress, t: Text): string | undefined {
  if ('address' in parsed) return undefined;
  const { problem, suggestion } = parsed;
  return problem === 'comma_for_dot'
    ? t('error.address.comma_for_dot', { suggestion: suggestion ?? '' })
    : t(`error.address.${problem}`);
}

/** An empty name is fine; one that mails cannot say is not. */
export const nameError = (typed: string, t: Text): string | undefined =>
  typed.trim() !== '' && cleanName(typed) === undefined ? t('error.name.unusable') : undefined;
