import type * as z from 'zod';
import type { openingSchema } from '../merchant.ts';

export type Opening = z.output<ReturnType<typeof openingSchema>>;

/**
 * What is wrong with a week. `backwards`: ends before it begins; the hours after midnight go to 08:00 at the latest, so
 * that 18:00 to 09:00 is a mistake and 18:00 to 02:00 a bar. `overlap`: two stretches share time, midnight and the end of the
 * week included.
 */
export type OpeningProblem = 'backwards' | 'overlap';

export const dayMinutes = 24 * 60;
export const weekMinutes = 7 * dayMinutes;
const latestEnd = 8 * 60;

/** Minutes since midnight of `13:30`. */
export const minutesOf = (clockTime: string): number => {
  const [hours, minutes] = clockTime.split(':');
  return Number(hours) * 60 + Number(minutes);
};

/** One opening as a part of the week. */
export interface Stretch {
  /** Minutes since Monday 00:00. */
  readonly start: number;
  /** Beyond the week where it passes the midnight of Sunday. */
  readonly end: number;
}

/** The first thing that is wrong, with the day on which it is (1 is Monday); undefined when nothing is. */
export function openingProblem(
  openings: readonly Opening[],
): { readonly day: number; readonly problem: OpeningProblem } | undefined {
  const backwards = openings.find((opening) => stretchOf(opening) === undefined);
  if (backwards) return { day: backwards.day, problem: 'backwards' };
  const week = sortedOpenings(openings).flatMap((opening) => {
    const stretch = stretchOf(opening);
    return stretch ? [{ ...stretch, day: opening.day }] : [];
  });
  const [first] = week;
  if (!first) return undefined;
  const nextWeek = { ...first, start: first.start + weekMinutes };
  const followers = [...week.slice(1), nextWeek];
  const clash = followers.find(({ start }, index) => start < (week[index]?.end ?? 0));
  return clash && { day: clash.day, problem: 'overlap' };
}

/** The week in the order of its beginnings, without openings that end before they begin. */
export const weekStretches = (openings: readonly Opening[]): Stretch[] =>
  sortedOpenings(openings).flatMap((opening) => stretchOf(opening) ?? []);

/** Undefined for one that ends before it begins. `00:00` as its end is the end of the day. */
function stretchOf({ day, from, to }: Opening): Stretch | undefined {
  const begins = minutesOf(from);
  const ends = minutesOf(to);
  const midnight = (day - 1) * dayMinutes;
  const start = midnight + begins;
  if (to === '00:00') return { start, end: midnight + dayMinutes };
  if (ends > begins) return { start, end: midnight + ends };
  if (ends === begins || ends > latestEnd) return undefined;
  return { start, end: midnight + dayMinutes + ends };
}

/** In the order of the week. */
export const sortedOpenings = (openings: readonly Opening[]): Opening[] =>
  openings.toSorted((a, b) => a.day - b.day || minutesOf(a.from) - minutesOf(b.from));
