import type { Series } from '../document.ts';

/** At least 1: of nothing there is no scale. */
export const largestOf = (series: readonly Series[]): number =>
  Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
