import type { Language } from '../../../../shared/i18n/language.ts';
import type { Localized } from '../../../../shared/i18n/localized.ts';
import { cleanLine } from '../../../../shared/text/clean-text.ts';
import { shorten } from '../../../../shared/text/shorten.ts';
import { plainFromHtml } from './plain-from-html.ts';

/** One clean line, shortened where it is too long; undefined where nothing is left. */
export function lineOf(text: string | undefined, max: number): string | undefined {
  const line = cleanLine(text ?? '');
  if (line === '') return undefined;
  return line.length <= max ? line : shorten(line, max - 2).toWellFormed();
}

const maxDescription = 10_000;

/** Clean paragraphs, cut off between words where they are too long for a description. */
export function paragraphsOf(text: string | undefined): string | undefined {
  const whole = plainFromHtml(text ?? '');
  if (whole === '') return undefined;
  if (whole.length <= maxDescription) return whole;
  const cut = whole.slice(0, maxDescription - 2);
  const blank = cut.search(/\s\S*$/);
  return `${cut.slice(0, blank > 0 ? blank : cut.length).toWellFormed()} …`;
}

/** A text in the one language that a source without languages is in. */
export const inLanguage = (language: Language, text: string | undefined): Localized =>
  text === undefined ? {} : { [language]: text };
