import type { Figures } from '../counters/figures.ts';
import { type EngagementKind, engagementKinds } from '../events/engagement-kind.ts';

/**
 * Kept from programs: what readers did who agreed to be followed, of whom a municipality may have few; and confirmed votes, in
 * which who confirms again is counted again (docs/decisions/041).
 */
const untold: ReadonlySet<EngagementKind> = new Set([
  'opened',
  'reader-opened',
  'reader-clicked',
  'vote-confirmed',
]);

/** Of which kinds figures leave us for other programs. */
export const toldKinds: readonly EngagementKind[] = engagementKinds.filter(
  (kind) => !untold.has(kind),
);

/** The figures of a day without those that no program is told. */
export const toldFigures = (figures: Figures): Figures =>
  Object.fromEntries(
    toldKinds.flatMap((kind) => {
      const figure = figures[kind];
      return figure ? [[kind, figure]] : [];
    }),
  );
