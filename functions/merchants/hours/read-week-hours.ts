import { type Opening, openingProblem, sortedOpenings } from '../profile/opening-hours.ts';
import { type Hours, readDayHours } from './read-day-hours.ts';

/** How the days begin, in Dutch, French and English; Monday is 1. Longer beginnings come first. */
const dayNames: readonly (readonly [string, number])[] = [
  ['maandag|lundi|monday|maa|lun|mon|ma|lu|mo', 1],
  ['dinsdag|mardi|tuesday|din|mar|tue|di|tu', 2],
  ['woensdag|mercredi|wednesday|woe|mer|wed|wo|me|we', 3],
  ['donderdag|jeudi|thursday|don|jeu|thu|do|je|th', 4],
  ['vrijdag|vendredi|friday|vrij|ven|fri|vr|ve|fr', 5],
  ['zaterdag|samedi|saturday|zat|sam|sat|za|sa', 6],
  ['zondag|dimanche|sunday|zon|dim|sun|zo|su', 7],
];

const anyDay = dayNames.map(([names]) => names).join('|');
const daily = 'elke dag|dagelijks|alle dagen|tous les jours|every day|daily';
const between = String.raw`\s*(?:[-–—]|t\/m|tot en met|tot|au|à|to)\s*`;
const and = String.raw`\s*(?:[,&+/]|en|et|and)\s*`;
const oneOrRange = String.raw`\b(?:${anyDay})\b\.?(?:${between}(?:${anyDay})\b\.?)?`;
const days = new RegExp(
  String.raw`(?:${daily}|${oneOrRange}(?:${and}${oneOrRange})*)\s*:?\s*`,
  'g',
);
const range = new RegExp(String.raw`(${anyDay})\b\.?(?:${between}(${anyDay})\b)?`, 'g');

/** Characters: more than a week takes. */
const maxText = 600;

/**
 * The hours of a week in one line as people write it: `ma-vr 9-12 en 13-18; za 9u-17u; zo gesloten`. Undefined for what
 * cannot be understood, or where hours overlap.
 */
export function readWeekHours(text: string): Opening[] | undefined {
  const written = text.toLowerCase().slice(0, maxText);
  const named = [...written.matchAll(days)];
  const [first] = named;
  if (!first || written.slice(0, first.index).trim() !== '') return undefined;
  const week = named.map((match, index) => {
    const from = match.index + match[0].length;
    const hours = written.slice(from, named[index + 1]?.index).replace(/[\s;.|,]+$/, '');
    return openingsOn(daysIn(match[0]), readDayHours(hours));
  });
  const openings = week.flatMap((some) => some ?? []);
  const isUnderstood = week.every((some) => some !== undefined) && !openingProblem(openings);
  return isUnderstood ? sortedOpenings(openings) : undefined;
}

/** The days that words name: `ma-wo, vr` are 1, 2, 3 and 5; a range may pass the end of the week. */
function daysIn(words: string): number[] {
  if (new RegExp(daily).test(words)) return [1, 2, 3, 4, 5, 6, 7];
  return [...words.matchAll(range)].flatMap(([, from = '', to = '']) => {
    const first = dayOf(from);
    const last = to === '' ? first : dayOf(to);
    const count = ((last - first + 7) % 7) + 1;
    return Array.from({ length: count }, (_, step) => ((first - 1 + step) % 7) + 1);
  });
}

const dayOf = (name: string): number =>
  dayNames.find(([names]) => names.split('|').includes(name))?.[1] ?? 1;

/** The same hours on each of these days (1 is Monday). */
export const openingsOn = (
  onDays: readonly number[],
  hours: readonly Hours[] | undefined,
): Opening[] | undefined => hours && onDays.flatMap((day) => hours.map((one) => ({ day, ...one })));
