import type { Language } from '../../../shared/i18n/language.ts';
import { lazily } from '../../../shared/lazily.ts';

export interface NumberWords {
  /** `12.345` */
  count(value: number): string;
  /** Of a share from 0 to 1: `34,5%`. */
  percent(share: number): string;
  /** Of a share, for each hundred: `34,5`. */
  perHundred(share: number): string;
  /** The same in a column, where commas stand below each other: `34,0`. */
  perHundredInColumn(share: number): string;
  /** Of shares that are small: `0,12%`. */
  rate(share: number): string;
}

const locales: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-BE' };

function wordsOf(locale: string): NumberWords {
  const make = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const counts = make({});
  const percents = make({ style: 'percent', maximumFractionDigits: 1 });
  const hundreds = make({ maximumFractionDigits: 1 });
  const tenths = make({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const rates = make({ style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    count: (value) => counts.format(value),
    percent: (share) => percents.format(share),
    perHundred: (share) => hundreds.format(100 * share),
    perHundredInColumn: (share) => tenths.format(100 * share),
    rate: (share) => rates.format(share),
  };
}

const words = {
  nl: lazily(() => wordsOf(locales.nl)),
  fr: lazily(() => wordsOf(locales.fr)),
  en: lazily(() => wordsOf(locales.en)),
};

/** How numbers are written in a language of Belgium. */
export const numberWords = (language: Language): NumberWords => words[language]();
