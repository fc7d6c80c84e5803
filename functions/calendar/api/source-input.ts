import * as z from 'zod';
import type { Source, SourceInput } from '../sources/source.ts';
import { sourceInputSchema, sourceStates } from '../sources/source.ts';
import { type SourceSettings, sourceSettingsSchema } from '../sources/source-settings.ts';
import { nisSchema, presentNis, seenVersion } from './calendar-scope.ts';

const [ical, uitdatabank] = sourceSettingsSchema.options;

/** Where the file of a list lies is not for callers to say: it comes with an upload. */
const settingsSchema = z.discriminatedUnion('kind', [
  ical,
  uitdatabank,
  z.strictObject({ kind: z.literal('csv') }),
]);
type Settings = z.output<typeof settingsSchema>;

export const newSourceSchema = sourceInputSchema
  .extend({ settings: settingsSchema })
  .refine(
    ({ settings, everyMinutes }) => settings.kind !== 'csv' || everyMinutes === undefined,
    'a list is read when it is uploaded, and not by the clock',
  );

const { name, topics, everyMinutes } = sourceInputSchema.shape;

export const sourceEditSchema = z.strictObject({
  ...seenVersion,
  name: name.optional(),
  nis: nisSchema.optional(),
  alsoNis: z.array(nisSchema).max(100).optional(),
  topics: topics.unwrap().optional(),
  settings: settingsSchema.optional(),
  /** Null: by hand only. */
  everyMinutes: everyMinutes.unwrap().nullish(),
  state: z.enum(sourceStates).optional(),
});
type Edit = Omit<z.output<typeof sourceEditSchema>, 'version'>;

/** @throws {AppError} municipality.not_found */
export const newSourceOf = (input: z.output<typeof newSourceSchema>): SourceInput => ({
  ...input,
  nis: presentNis(input.nis),
  alsoNis: input.alsoNis.map(presentNis),
  settings: stored(input.settings, ''),
});

/** The source after an edit. @throws {AppError} municipality.not_found */
export function editedSource(before: Source, edit: Edit): Source {
  const file = before.settings.kind === 'csv' ? before.settings.file : '';
  const { settings, everyMinutes: minutes = before.everyMinutes ?? null } = edit;
  return {
    ...before,
    name: edit.name ?? before.name,
    nis: edit.nis === undefined ? before.nis : presentNis(edit.nis),
    alsoNis: edit.alsoNis?.map(presentNis) ?? before.alsoNis,
    topics: edit.topics ?? before.topics,
    settings: settings ? stored(settings, file) : before.settings,
    everyMinutes: minutes ?? undefined,
    state: edit.state ?? before.state,
  };
}

const stored = (settings: Settings, file: string): SourceSettings =>
  settings.kind === 'csv' ? { ...settings, file } : settings;
