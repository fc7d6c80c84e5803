import * as z from 'zod';
import { type Language, languages } from '../../../shared/i18n/language.ts';

/** Facts that are corrected as a whole. */
export const wholeFacts = [
  'venue',
  'organizer',
  'website',
  'image',
  'topics',
  'status',
  'visibility',
  'timing',
] as const;
export type WholeFact = (typeof wholeFacts)[number];

/** Facts that are corrected by language: so the source's other languages are followed still. */
export const textFacts = ['title', 'description'] as const;
export type TextFact = (typeof textFacts)[number];

/** What a correction is of. One time of an event is named by its key: see `Occurrence`. */
export type CorrectionName = WholeFact | `${TextFact}.${Language}` | `occurrence:${string}`;

/** A name in its parts; undefined for what names nothing that is corrected. */
export type NamedPart =
  | { readonly whole: WholeFact }
  | { readonly text: TextFact; readonly language: Language }
  | { readonly occurrence: string };

export function partNamed(name: string): NamedPart | undefined {
  const whole = wholeFacts.find((fact) => fact === name);
  if (whole) return { whole };
  if (name.startsWith(occurrencePrefix)) return { occurrence: name.slice(occurrencePrefix.length) };
  const [fact, code] = name.split('.');
  const text = textFacts.find((one) => one === fact);
  const language = languages.find((one) => one === code);
  return text && language && { text, language };
}

const occurrencePrefix = 'occurrence:';

export const textName = <Text extends TextFact>(
  text: Text,
  language: Language,
): `${Text}.${Language}` => `${text}.${language}`;

export const occurrenceName = (key: string): CorrectionName => `${occurrencePrefix}${key}`;

/** Keys of times are at most 40 characters. */
export const correctionNameSchema = z
  .string()
  .max(60)
  .refine((name) => partNamed(name) !== undefined, 'nothing of an event has this name');
