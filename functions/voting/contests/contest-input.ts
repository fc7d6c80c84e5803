import * as z from 'zod';
import { languages } from '../../../shared/i18n/language.ts';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import { cleanLine, cleanParagraphs } from '../../../shared/text/clean-text.ts';
import { wallTimePattern } from '../../../shared/time/local-time.ts';
import { ballotRuleSchema } from './contest.ts';

const wallTimeSchema = z.string().regex(wallTimePattern, {
  error: 'Write a local time as 2027-03-01T08:00; seconds may follow.',
});

export const periodSchema = z.strictObject({ opens: wallTimeSchema, closes: wallTimeSchema });

const slugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'Use small letters, digits and single hyphens.' });

/** A text in one or more languages, one line each. */
const lineSchema = (max: number) =>
  localizedSchema(max).transform((text) => cleaned(text, cleanLine));
const storySchema = (max: number) =>
  localizedSchema(max).transform((text) => cleaned(text, cleanParagraphs));

function cleaned(
  text: z.output<ReturnType<typeof localizedSchema>>,
  clean: (text: string) => string,
) {
  const entries = languages.map((language) => [language, clean(text[language] ?? '')] as const);
  return Object.fromEntries(entries.filter(([, line]) => line !== ''));
}

const ruleInputSchema = ballotRuleSchema().refine(
  ({ categories }) => new Set(categories.map(({ id }) => id)).size === categories.length,
  { error: 'Each category needs an id of its own.', path: ['categories'] },
);

/** What may change until the ballot is fixed. `{municipality}` in a text becomes the municipality's name. */
const changeable = {
  title: lineSchema(120),
  introduction: storySchema(1000),
  nominations: periodSchema,
  voting: periodSchema,
  ballotRule: ruleInputSchema,
  seats: z.int().min(1).max(10),
  appealDays: z.int().min(1).max(90),
  /** The public, unforeseeable number that will break ties: `Lotto of Saturday 12 December 2026`. */
  lotSource: z.string().trim().min(5).max(200).transform(cleanLine),
};

const prizeSchema = lineSchema(200);

/** A contest without its municipality: what a series is made from. */
export const templateSchema = z.strictObject({
  slug: slugSchema,
  ...changeable,
  appealDays: changeable.appealDays.default(30),
  prize: prizeSchema.optional(),
});

export type ContestTemplate = z.output<typeof templateSchema>;

export const contestEditSchema = z.strictObject({
  ...z.object(changeable).partial().shape,
  /** Null: no prize any more. */
  prize: prizeSchema.nullable().optional(),
});

export type ContestEdit = z.output<typeof contestEditSchema>;

/** The name that contests made from one template share, chosen by who makes them. */
export const seriesSchema = slugSchema;
