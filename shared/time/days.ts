const dayMs = 24 * 60 * 60 * 1000;

/** Days as `2026-12-03`, wherever they are. `days` may be negative. */
export const dayAfter = (day: string, days: number): string =>
  new Date(noonOf(day).getTime() + days * dayMs).toISOString().slice(0, 10);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number => noonOf(day).getUTCDay() || 7;

/** An instant within the day wherever it is: for writing the day in words. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** From one day to another, both included; none when the second lies before the first. */
export function daysBetween(first: string, last: string): string[] {
  const count = Math.round((noonOf(last).getTime() - noonOf(first).getTime()) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayAfter(first, index));
}
