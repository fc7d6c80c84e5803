import * as z from 'zod';
import { defaultLanguage, type Language, languages } from './language.ts';

/** A text in one or more languages. */
export type Localized = { readonly [Code in Language]?: string | undefined };

/** Schema of a text in one or more languages, each of at most `max` characters. */
export const localizedSchema = (max: number) => {
  const text = z.string().trim().min(1).max(max).optional();
  return z.strictObject({ nl: text, fr: text, en: text });
};

/** The text in the language wanted, else in Dutch, else in any; with the language it is in, for `lang`. */
export function localized(
  text: Localized,
  wanted: Language,
): { readonly text: string; readonly language: Language } | undefined {
  const language = [wanted, defaultLanguage, ...languages].find((code) => text[code] !== undefined);
  if (language === undefined) return undefined;
  return { text: text[language] ?? '', language };
}
