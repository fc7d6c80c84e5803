import { type Language, languageNames } from '../../../shared/i18n/language.ts';
import type { Option } from '../../../shared/pages/choices.tsx';
import { trades } from '../merchant.ts';
import { promiseNames } from '../profile-form.ts';
import { tradeName } from '../trade-name.ts';
import type { Text } from './messages.ts';

/** All trades by name; what fits none of them comes last. */
export const tradeOptions = (language: Language): Option[] =>
  trades
    .map((value) => ({ value, label: tradeName(value, language) }))
    .sort((a, b) => rank(a.value) - rank(b.value) || a.label.localeCompare(b.label, language));

const rank = (trade: string): number => (trade === 'other' ? 1 : 0);

export const kindOptions = (t: Text): Option[] =>
  (['shop', 'producer'] as const).map((value) => ({
    value,
    label: t(`kind.${value}`),
    hint: t(`kind.${value}.hint`),
  }));

export const promiseOptions = (t: Text): Option[] =>
  promiseNames.map((value) => ({
    value,
    label: t(`promise.${value}`),
    hint: t(`promise.${value}.hint`),
  }));

export const languageOptions = (languages: readonly Language[]): Option[] =>
  languages.map((value) => ({ value, label: languageNames[value] }));
