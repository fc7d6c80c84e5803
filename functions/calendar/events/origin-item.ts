import * as z from 'zod';
import type { Item } from '../../../shared/data/expressions.ts';
import { idPattern } from '../../../shared/ids.ts';
import { lazily } from '../../../shared/lazily.ts';
import type { Timing } from '../timing/timing.ts';
import { type CampaignEvent, type EventFacts, eventIdSchema } from './event.ts';
import { originKey } from './event-keys.ts';
import { hashOfFact } from './facts-of.ts';

/** What a run of a source did to an event. */
const syncOutcomes = ['added', 'changed', 'returned', 'renamed', 'gone'] as const;

const runMarkSchema = lazily(() =>
  z.object({
    id: z.string().regex(idPattern('run')),
    outcome: z.enum(syncOutcomes),
    /** Staff have said that what this run found missing is gone. */
    isBelieved: z.boolean().optional(),
  }),
);
/** By which a run that has died knows, when it goes on, what it had done. */
export type RunMark = Readonly<z.output<ReturnType<typeof runMarkSchema>>>;

/** What is kept of an event under the name that its source gives it: enough to see whether anything changed. */
export const originItemSchema = lazily(() =>
  z.object({
    sourceId: z.string(),
    uid: z.string(),
    eventId: eventIdSchema,
    /** See {@link hashOfSaid}. */
    hash: z.string(),
    isGone: z.boolean(),
    /** Since when. */
    goneAt: z.iso.datetime().optional(),
    /** See `coming-until.ts`. */
    until: z.iso.datetime().optional(),
    /** The last run that wrote it. */
    run: runMarkSchema().optional(),
  }),
);
export type OriginItem = z.output<ReturnType<typeof originItemSchema>>;

/** Of facts as their source says them: whatever keys dates were given here, equal facts have equal hashes. */
export const hashOfSaid = (facts: EventFacts): string =>
  hashOfFact({ ...facts, timing: withoutKeys(facts.timing) });

const withoutKeys = ({ parts }: Timing): Timing => ({
  parts: parts.map((part) =>
    part.kind === 'dated'
      ? { ...part, dates: part.dates.map((date) => ({ ...date, key: '' })) }
      : part,
  ),
});

/** By which a source's event is found; none for staff's own. `until`: see `coming-until.ts`. */
export function originItem(
  { id: eventId, origin, said, goneAt }: CampaignEvent,
  until: string | undefined,
  run: RunMark | undefined,
): Item | undefined {
  const { sourceId, uid, hash = hashOfSaid(said) } = origin;
  if (sourceId === 'staff') return undefined;
  const isGone = goneAt !== undefined;
  const item: OriginItem = { sourceId, uid, eventId, hash, isGone, goneAt, until, run };
  return { ...originKey(sourceId, uid), ...item };
}
