import * as z from 'zod';
import { issueContentSchema } from '../../emails/blocks/schema.ts';
import { languageSchema } from '../../shared/i18n/language.ts';
import { findPlaceByNis, programme } from '../../shared/programme/programme.ts';
import { audienceSchema, spreadSchema, wallTimeSchema } from './issue.ts';
import { templateSyntaxIn } from './template-syntax.ts';
import { trialSchema } from './versions/trial.ts';

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** A NIS code; that of a municipality that has merged becomes the one it merged into. */
const municipalitySchema = z.string().transform((nis, context) => {
  const place = findPlaceByNis(nis);
  if (place) return place.municipality.nis;
  context.addIssue('Give the NIS code of a municipality that takes part.');
  return z.NEVER;
});

/** The mails are SES templates: what SES would read as a variable is refused as soon as it is written. */
const contentSchema = issueContentSchema.superRefine((content, context) => {
  for (const path of templateSyntaxIn(content)) {
    context.addIssue({
      code: 'custom',
      path,
      message: 'Two braces in a row cannot stand in a newsletter. Write fields as [naam].',
    });
  }
});

const fields = {
  title: z.string().trim().min(1).max(120),
  audience: audienceSchema,
  region: z.enum(programme.regions.map(({ id }) => id)),
  /** In the order that decides which variant somebody gets who follows several. */
  municipalities: z
    .array(municipalitySchema)
    .min(1)
    .max(60)
    .refine(isUnique, 'Name each municipality once.'),
  languages: z.array(languageSchema).min(1).refine(isUnique, 'Name each language once.'),
  /** Wall time in Europe/Brussels: `2026-11-28T09:00`. */
  sendAt: wallTimeSchema,
  /** How the versions of the content are tried; they need it, and it needs them. */
  trial: trialSchema,
  /** Sends over so many hours of the day, never at night. */
  spread: spreadSchema,
  content: contentSchema,
};

export const newIssueSchema = z.strictObject({
  ...fields,
  languages: fields.languages.default(['nl']),
  sendAt: fields.sendAt.optional(),
  trial: fields.trial.optional(),
  spread: fields.spread.optional(),
  content: fields.content.default({ languages: {} }),
});
export type NewIssue = z.output<typeof newIssueSchema>;

export const issueEditSchema = z.strictObject({
  /** The revision that the editor has seen. */
  revision: z.int(),
  ...z.strictObject(fields).partial().shape,
  /** Null takes away what was set. */
  sendAt: fields.sendAt.nullable().optional(),
  trial: fields.trial.nullable().optional(),
  spread: fields.spread.nullable().optional(),
});
export type IssueEdit = z.output<typeof issueEditSchema>;
