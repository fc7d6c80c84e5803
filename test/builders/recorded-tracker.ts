import type { Happening, Tracker } from '../../functions/engagement/index.ts';

/** Keeps what happened. */
export function recordedTracker(): Tracker & { readonly happened: Happening[] } {
  const happened: Happening[] = [];
  return {
    happened,
    async track(...happenings) {
      happened.push(...happenings);
    },
  };
}
