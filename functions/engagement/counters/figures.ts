import * as z from 'zod';
import { type EngagementKind, engagementKinds } from '../events/engagement-kind.ts';

/** `raw`: everything. `human`: without what a rule takes for a machine, see docs/engagement-rules.md. */
export const figureSchema = z.object({ raw: z.int(), human: z.int() });
export type Figure = z.output<typeof figureSchema>;

/** Kinds of which there is nothing are left out. */
export const figuresSchema = z.partialRecord(z.enum(engagementKinds), figureSchema);
export type Figures = Partial<Record<EngagementKind, Figure>>;

export interface Change {
  readonly kind: EngagementKind;
  readonly change: Figure;
}

/** What changes come to, kind by kind. */
export function figuresOf(changes: readonly Change[]): Figures {
  const figures: Figures = {};
  for (const { kind, change } of changes) {
    const { raw, human } = figures[kind] ?? { raw: 0, human: 0 };
    figures[kind] = { raw: raw + change.raw, human: human + change.human };
  }
  return figures;
}
