import * as z from 'zod';
import { isFailing, type Source, sourceSchema } from '../sources/source.ts';
import { type Run, runSchema } from '../syncing/run.ts';

/**
 * `failing`: in trouble for so long that a person should look at it. `held`: its last run would have lost so many events that staff
 * must say whether that is true.
 */
const conditionSchema = z.enum(['well', 'problem', 'failing', 'held']);

export const sourceViewSchema = sourceSchema
  .omit({ validators: true, highWater: true, revision: true })
  .extend({ condition: conditionSchema });

export const sourceViewOf = (source: Source, now: Date): z.input<typeof sourceViewSchema> => ({
  ...source,
  condition: conditionOf(source, now),
});

function conditionOf(source: Source, now: Date): z.output<typeof conditionSchema> {
  if (source.problem) return isFailing(source, now) ? 'failing' : 'problem';
  return source.lastRun?.outcome === 'held' ? 'held' : 'well';
}

/** A run as staff see it: not how it goes on. */
export const runViewSchema = runSchema
  .omit({
    position: true,
    left: true,
    stalls: true,
    sourceVersion: true,
    isSettled: true,
    step: true,
  })
  .extend({ state: z.enum(['running', 'finished']) });

export const runViewOf = (run: Run): z.input<typeof runViewSchema> => ({
  ...run,
  errors: [...run.errors],
  changes: [...run.changes],
  state: run.finishedAt === undefined ? 'running' : 'finished',
});

/** A line of the list of runs. */
export const runSummarySchema = runViewSchema.omit({ errors: true, changes: true });
export const runPageSchema = z.object({
  runs: z.array(runSummarySchema),
  cursor: z.string().optional(),
});
