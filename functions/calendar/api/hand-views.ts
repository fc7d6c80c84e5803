import * as z from 'zod';
import {
  type CampaignEvent,
  eventFactsSchema,
  eventIdSchema,
  handSchema,
} from '../events/event.ts';
import { factsOf, isAlive } from '../events/facts-of.ts';
import { attentionOf, attentionReasons } from '../hand/attention.ts';
import { type Conflict, conflictsOf } from '../hand/conflicts.ts';
import { eventSummarySchema } from './event-views.ts';

/** A correction whose source says something else since. */
const conflictSchema = z.object({
  /** What is corrected: `title.nl`, `venue`, `occurrence:20261203T070000Z`. */
  name: z.string(),
  /** Hash of what the source said when it was corrected. */
  over: z.string(),
  /** What it says now; absent where it says nothing. */
  said: z.unknown().optional(),
  saidHash: z.string(),
  /** What staff say; absent where they say that there is nothing. */
  own: z.unknown().optional(),
  by: z.string(),
  at: z.iso.datetime(),
});

const conflictView = (conflict: Conflict): z.input<typeof conflictSchema> => ({ ...conflict });

export const attentionPageSchema = z.object({
  events: z.array(
    eventSummarySchema.extend({
      reasons: z.array(z.enum(attentionReasons)),
      conflicts: z.array(conflictSchema),
    }),
  ),
  cursor: z.string().optional(),
});

export const conflictViews = (event: CampaignEvent, now: Date) =>
  conflictsOf(event, now).map(conflictView);

/** An event that was merged into another. */
const heldSchema = z.object({
  id: eventIdSchema,
  nis: z.string(),
  sourceId: z.string(),
  /** What staff call the source; absent for events of staff, and where it is gone. */
  sourceName: z.string().optional(),
  title: eventFactsSchema().shape.title,
  /** Whether its source says still that it takes place. */
  isAlive: z.boolean(),
  mergedInto: eventIdSchema.optional(),
});

export const handViewSchema = handSchema().extend({
  id: eventIdSchema,
  version: z.int(),
  /** What its source says. */
  said: eventFactsSchema(),
  reasons: z.array(z.enum(attentionReasons)),
  conflicts: z.array(conflictSchema),
  /** Name of its own source; absent for events of staff. */
  sourceName: z.string().optional(),
  mergedFrom: z.array(heldSchema),
});

export interface HandView {
  readonly event: CampaignEvent;
  /** What was merged into it, at every depth. */
  readonly held: readonly CampaignEvent[];
  /** By id of the source. */
  readonly sourceNames: ReadonlyMap<string, string>;
}

export function handView(
  { event, held, sourceNames }: HandView,
  now: Date,
): z.input<typeof handViewSchema> {
  const { id, version, said, hand, origin } = event;
  return {
    ...hand,
    id,
    version,
    said,
    reasons: [...attentionOf(event, now)],
    conflicts: conflictViews(event, now),
    sourceName: sourceNames.get(origin.sourceId),
    mergedFrom: held.map((one) => ({
      id: one.id,
      nis: one.nis,
      sourceId: one.origin.sourceId,
      sourceName: sourceNames.get(one.origin.sourceId),
      title: factsOf(one).title,
      isAlive: isAlive(one),
      mergedInto: one.hand.merged?.into,
    })),
  };
}
