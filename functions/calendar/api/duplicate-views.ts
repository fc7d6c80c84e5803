import * as z from 'zod';
import {
  type Duplicate,
  duplicateId,
  duplicateIdSchema,
  duplicateSchema,
} from '../duplicates/duplicate.ts';
import type { CampaignEvent } from '../events/event.ts';
import { eventFactsSchema } from '../events/event.ts';
import { factsOf } from '../events/facts-of.ts';
import { eventSummarySchema, occurrenceViewSchema, summaryOf, viewOf } from './event-views.ts';

const memberSchema = eventSummarySchema.extend({
  venue: eventFactsSchema().shape.venue,
  website: eventFactsSchema().shape.website,
  /** What staff call its source; absent for events of staff. */
  sourceName: z.string().optional(),
  /** The next times, at most three. */
  coming: z.array(occurrenceViewSchema),
});

export const duplicateViewSchema = duplicateSchema()
  .omit({ nis: true, first: true, second: true })
  .extend({
    id: duplicateIdSchema,
    /** The older one first. */
    events: z.array(memberSchema),
  });

export const duplicatePageSchema = z.object({
  duplicates: z.array(duplicateViewSchema),
  cursor: z.string().optional(),
});

const mostComing = 3;

/** A pair with both events side by side. */
export function duplicateView(
  pair: Duplicate,
  events: readonly CampaignEvent[],
  sourceNames: ReadonlyMap<string, string>,
  now: Date,
): z.input<typeof duplicateViewSchema> {
  return {
    ...pair,
    id: duplicateId(pair),
    events: events.map((event) => {
      const { venue, website } = factsOf(event);
      return {
        ...summaryOf(event),
        venue,
        website,
        sourceName: sourceNames.get(event.origin.sourceId),
        coming: viewOf(event, now).coming.slice(0, mostComing),
      };
    }),
  };
}
