import type { Figures } from '../counters/figures.ts';
import { type EngagementKind, engagementKinds } from '../events/engagement-kind.ts';

const list: readonly EngagementKind[] = ['subscribed', 'confirmed', 'unsubscribed'];
const mail: readonly EngagementKind[] = ['delivered', 'bounced', 'complained'];

/** Kinds that are counted in one place: where one of them was counted, none of another is zero. */
const together = [list, mail];

/** The kinds that were counted when these figures were. */
export function kindsIn(figures: Figures): ReadonlySet<EngagementKind> {
  const isCounted = (kind: EngagementKind): boolean => figures[kind] !== undefined;
  return new Set(
    engagementKinds.filter(
      (kind) =>
        isCounted(kind) || together.some((kinds) => kinds.includes(kind) && kinds.some(isCounted)),
    ),
  );
}
