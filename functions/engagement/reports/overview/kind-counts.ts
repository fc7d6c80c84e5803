import type { Figures } from '../../counters/figures.ts';
import type { EngagementKind } from '../../events/engagement-kind.ts';

/** Changes that really happened count whoever pressed the button; of visits, people alone. */
const changes: readonly EngagementKind[] = ['confirmed', 'unsubscribed', 'registered'];

export const countOf = (figures: Figures, kind: EngagementKind): number =>
  (changes.includes(kind) ? figures[kind]?.raw : figures[kind]?.human) ?? 0;
