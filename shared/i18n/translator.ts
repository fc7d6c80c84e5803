import format, { type CompiledMessage, type FormatValues } from 'icu-minify/format';
import type { Language } from './language.ts';

/** Messages of one language, as the build compiles them from `messages/<language>.json`. */
export type Messages<Key extends string> = Readonly<Record<Key, CompiledMessage>>;

/** Writes one message in one language. Values are inserted as they are: the page or mail escapes. */
export type Translate<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number | boolean | Date>>,
) => string;

const locales: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-BE' };

/** Keeps what is made: a formatter of dates takes as long to make as half a page to write. */
function kept<Options, Formatter>(
  make: (locale: Intl.LocalesArgument, options?: Options) => Formatter,
): typeof make {
  const known = new Map<string, Formatter>();
  return (locale, options) => {
    const key = JSON.stringify([locale, options]);
    const formatter = known.get(key) ?? make(locale, options);
    known.set(key, formatter);
    return formatter;
  };
}

const formatters = {
  getDateTimeFormat: kept(
    (locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
  ),
  getNumberFormat: kept(
    (locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
  ),
  getPluralRules: kept(
    (locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
  ),
};

/**
 * Binds the messages of a context. Dutch sets the keys: a key that French or English lacks is a type error.
 * Dates are written in the zone Europe/Brussels.
 */
export function createTranslator<Key extends string>(
  messages: { readonly nl: Messages<Key> } & Readonly<Record<'fr' | 'en', Messages<NoInfer<Key>>>>,
): (language: Language) => Translate<Key> {
  return (language) => (key, values) => {
    const message: CompiledMessage = messages[language][key];
    const given: FormatValues<string> | undefined = values && { ...values };
    const text = format<string>(message, locales[language], given, {
      formatters,
      timeZone: 'Europe/Brussels',
    });
    return Array.isArray(text) ? text.join('') : text;
  };
}
