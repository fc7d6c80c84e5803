import * as z from 'zod';
import { lazily } from '../../../shared/lazily.ts';
import { type CampaignEvent, eventIdSchema, handSchema } from '../events/event.ts';

/** What speaks for two events being one. */
export const likenesses = [
  'day',
  'time',
  'title',
  'venue',
  'street',
  'postcode',
  'website',
  'uid',
] as const;
export type Likeness = (typeof likenesses)[number];

/** What is dismissed stays so, whatever is found later. */
export const duplicateStates = ['proposed', 'dismissed', 'merged'] as const;
export const duplicateStateSchema = z.enum(duplicateStates);
export type DuplicateState = z.output<typeof duplicateStateSchema>;

const decisionSchema = z.object({ by: z.string(), at: z.iso.datetime() });

/** Two events that may be one, as staff or a comparison say; see `likeness.ts`. */
export const duplicateSchema = lazily(() =>
  z.object({
    /** Ids of the events, the older one first. */
    first: eventIdSchema,
    second: eventIdSchema,
    /** Their municipalities when they were compared, in the same order. NIS codes. */
    nis: z.tuple([z.string(), z.string()]),
    state: duplicateStateSchema,
    /** Points that speak for it, see `likeness.ts`; absent where staff alone say so. */
    score: z.int().min(0).optional(),
    reasons: z.array(z.enum(likenesses)),
    foundAt: z.iso.datetime(),
    /** Who said so, where it was not found. Account id. */
    proposedBy: z.string().optional(),
    /** Who dismissed, merged or parted them last. */
    decided: decisionSchema.optional(),
    merged: z
      .object({
        into: eventIdSchema,
        reason: z.string(),
        /** Names of what was taken over, see `CorrectionName`, and the corrections that these replaced. */
        taken: z.array(z.string()),
        replaced: handSchema().shape.corrections,
      })
      .optional(),
    version: z.int(),
  }),
);
export type Duplicate = z.output<ReturnType<typeof duplicateSchema>>;

/** The ids of both events, the older one first. */
export const pairOf = (one: string, other: string): readonly [string, string] =>
  one < other ? [one, other] : [other, one];

/** What a pair is called in addresses of the API. */
export const duplicateId = ({ first, second }: Pick<Duplicate, 'first' | 'second'>): string =>
  `${first}-${second}`;

const idPattern = /^(evt_[0-9a-hjkmnp-tv-z]{26})-(evt_[0-9a-hjkmnp-tv-z]{26})$/;

export const duplicateIdSchema = z.string().regex(idPattern);

export function eventsOfId(id: string): Pick<Duplicate, 'first' | 'second'> | undefined {
  const [, first, second] = idPattern.exec(id) ?? [];
  return first !== undefined && second !== undefined ? { first, second } : undefined;
}

/** The other event of a pair. */
export const otherOf = (
  { first, second }: Pick<Duplicate, 'first' | 'second'>,
  { id }: Pick<CampaignEvent, 'id'>,
): string => (id === first ? second : first);
