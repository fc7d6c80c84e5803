import * as z from 'zod';
import { holdsRole, type Principal } from '../../../shared/http/principal.ts';
import { isFailing, type Source, sourceSchema } from '../sources/source.ts';
import { type SourceSettings, sourceSettingsSchema } from '../sources/source-settings.ts';
import { type Run, runSchema } from '../syncing/run.ts';
import { municipalitiesOf } from './calendar-scope.ts';

/**
 * `failing`: in trouble for so long that a person should look at it. `held`: its last run would have lost so many events that staff
 * must say whether that is true.
 */
const conditionSchema = z.enum(['well', 'problem', 'failing', 'held']);

const [ical, uitdatabank, csv] = sourceSettingsSchema.options;

/** An address may be all that it takes to read a calendar: it is shown to those who may write it, its server to all. */
const settingsViewSchema = z.discriminatedUnion('kind', [
  ical.partial({ url: true }).extend({ host: z.string() }),
  uitdatabank,
  csv,
]);

export const sourceViewSchema = sourceSchema
  .omit({ validators: true, highWater: true, revision: true })
  .extend({ settings: settingsViewSchema, condition: conditionSchema });

/** A source as this person may see it. */
export const sourceViewOf = (
  source: Source,
  principal: Principal,
  now: Date,
): z.input<typeof sourceViewSchema> => ({
  ...source,
  settings: settingsViewOf(
    source.settings,
    municipalitiesOf(source).every((nis) => holdsRole(principal, 'editor', nis)),
  ),
  condition: conditionOf(source, now),
});

function settingsViewOf(
  settings: SourceSettings,
  mayEdit: boolean,
): z.input<typeof settingsViewSchema> {
  if (settings.kind !== 'ical') return settings;
  const { kind, url } = settings;
  return { kind, host: new URL(url).host, ...(mayEdit && { url }) };
}

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
