import type { Happening, Tracker } from '../../functions/engagement/index.ts';

/** Keeps what happened; of what may be told again, the first of a name. */
export function recordedTracker(): Tracker & { readonly happened: Happening[] } {
  const happened: Happening[] = [];
  const names = new Set<string>();
  return {
    happened,
    async track(...happenings) {
      happened.push(...happenings);
    },
    async trackOnce(name, happening) {
      if (!names.has(name)) happened.push(happening);
      names.add(name);
    },
  };
}
