import * as z from 'zod';
import { sourceIdSchema } from '../events/event.ts';
import { runIdSchema, runOutcomes } from '../syncing/run-words.ts';
import { topicSchema } from '../topic.ts';
import { validatorsSchema } from './source-event.ts';
import { sourceSettingsSchema } from './source-settings.ts';

const nisSchema = z.string().regex(/^\d{5}$/);

/** What staff say of a source. */
export const sourceInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  /** Whose events it lists: of all that do not say by their postcode that they are elsewhere. NIS code. */
  nis: nisSchema,
  /** Other municipalities whose events it may list too. */
  alsoNis: z.array(nisSchema).max(100).default([]),
  /** Of events that bring none of their own. */
  topics: z.array(topicSchema).max(5).default([]),
  settings: sourceSettingsSchema,
  /** Minutes from one reading to the next; by hand only when absent. */
  everyMinutes: z
    .int()
    .min(15)
    .max(7 * 24 * 60)
    .optional(),
});
export type SourceInput = z.output<typeof sourceInputSchema>;

export const sourceStates = ['active', 'paused'] as const;

/** Since when a source cannot be read, and what was wrong last. */
const problemSchema = z.object({
  since: z.iso.datetime(),
  /** Failures in a row. */
  failures: z.int(),
  code: z.string(),
  message: z.string(),
});

const lastRunSchema = z.object({
  id: runIdSchema,
  outcome: z.enum(runOutcomes),
  finishedAt: z.iso.datetime(),
});

/** A source of events, as it is stored. */
export const sourceSchema = sourceInputSchema.strip().extend({
  id: sourceIdSchema,
  state: z.enum(sourceStates),
  /** The run that is under way, one at a time; at `watchAt` the sweep sees whether it stands still. */
  currentRun: z
    .object({ id: runIdSchema, startedAt: z.iso.datetime(), watchAt: z.iso.datetime() })
    .optional(),
  /** When the next run is due. Absent for a source that is read by hand only. */
  nextAt: z.iso.datetime().optional(),
  lastRun: lastRunSchema.optional(),
  problem: problemSchema.optional(),
  /** By which the source tells whether anything changed since the last run that came to its end. */
  validators: validatorsSchema.optional(),
  highWater: z.string().optional(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** Of what staff say; runs leave it alone. */
  version: z.int(),
  /** Of all of it: one more with every write. */
  revision: z.int(),
});
export type Source = z.output<typeof sourceSchema>;

/** Failures in a row, or hours since the first, from which on staff are told that a source is failing. */
const patience = { failures: 3, hours: 24 } as const;

/** Whether a source has been in trouble for so long that a person should look at it. */
export const isFailing = ({ problem }: Pick<Source, 'problem'>, now: Date): boolean =>
  problem !== undefined &&
  (problem.failures >= patience.failures ||
    now.getTime() - Date.parse(problem.since) >= patience.hours * 3_600_000);
