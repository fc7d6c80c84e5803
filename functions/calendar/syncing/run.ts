import * as z from 'zod';
import { sourceIdSchema } from '../events/event.ts';
import { sourcePositionSchema, validatorsSchema } from '../sources/source-event.ts';
import { runIdSchema, runOutcomes } from './run-words.ts';

const count = z.int().min(0);

/** What became of what a source listed. `seen`: how many events; the others say of how many what was done. */
export const countsSchema = z.object({
  seen: count,
  added: count,
  changed: count,
  unchanged: count,
  returned: count,
  gone: count,
  /** Of these, the new dates were too unlike the old ones. */
  held: count,
  errors: count,
});
export type Counts = Readonly<z.output<typeof countsSchema>>;

export const noCounts: Counts = {
  seen: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  returned: 0,
  gone: 0,
  held: 0,
  errors: 0,
};

export function sumOfCounts(one: Counts, other: Counts): Counts {
  const names = countsSchema.keyof().options;
  return countsSchema.parse(
    Object.fromEntries(names.map((name) => [name, one[name] + other[name]])),
  );
}

/** An event that could not be taken; what was known of it stays. */
export const runErrorSchema = z.object({
  uid: z.string().optional(),
  code: z.string(),
  message: z.string(),
  /** Of a file, the first being 1. */
  line: z.int().optional(),
});
export type RunError = Readonly<z.output<typeof runErrorSchema>>;

/** What a run would do to an event. */
export const plannedChangeSchema = z.object({
  uid: z.string(),
  kind: z.enum(['added', 'changed', 'returned', 'gone']),
  title: z.string().optional(),
  /** Names of the facts that would change. */
  fields: z.array(z.string()),
});
export type PlannedChange = Readonly<z.output<typeof plannedChangeSchema>>;

/** How many errors, and changes of a dry run, are kept of a run, and of how many bytes: a run is one item of the table. */
const mostKept = 200;
const mostBytesKept = 100_000;

/** Those of the errors or changes of a run that are kept: the first ones. */
export function firstKept<Entry>(entries: readonly Entry[]): Entry[] {
  let bytes = 0;
  return entries.slice(0, mostKept).filter((entry) => {
    bytes += Buffer.byteLength(JSON.stringify(entry));
    return bytes <= mostBytesKept;
  });
}

/** One reading of a source, from its beginning to its end, and how far it is. */
export const runSchema = z.object({
  id: runIdSchema,
  sourceId: sourceIdSchema,
  /** Nothing is written but what would be. */
  dry: z.boolean(),
  /** Account id, or `schedule`. */
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  outcome: z.enum(runOutcomes).optional(),
  /** Why it failed. */
  problem: z.object({ code: z.string(), message: z.string() }).optional(),
  counts: countsSchema,
  errors: z.array(runErrorSchema),
  changes: z.array(plannedChangeSchema),
  /** Events that would be gone, where that was too many. */
  wouldLose: z.int().optional(),
  /** As many events may be gone: staff have said so. */
  mayLose: z.int().optional(),
  /** Steps that are done. */
  step: count,
  position: sourcePositionSchema.optional(),
  /** Whether the source has been read to its end. */
  isRead: z.boolean(),
  /** Whether every step so far said that what is not named is gone; see `SourceStep`. */
  complete: z.boolean(),
  since: z.iso.datetime().optional(),
  /** Whether it is settled that what is gone may be marked so. */
  isSettled: z.boolean(),
  /** What the last step said of the next run. */
  left: z
    .object({ validators: validatorsSchema.optional(), highWater: z.string().optional() })
    .optional(),
  /** Times that the sweep found it standing still. */
  stalls: count,
  progressAt: z.iso.datetime(),
  /** Of the source that it reads. */
  sourceVersion: z.int(),
});
export type Run = Readonly<z.output<typeof runSchema>>;
