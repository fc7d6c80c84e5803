import * as z from 'zod';
import { type Language, languages } from '../../../shared/i18n/language.ts';
import { lazily } from '../../../shared/lazily.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import { cleanLine, cleanParagraphs } from '../../../shared/text/clean-text.ts';
import { type MerchantProfile, openingSchema, promisesSchema, tradeSchema } from '../merchant.ts';
import { readEnterpriseNumber } from './enterprise-number.ts';
import { openingProblem, sortedOpenings } from './opening-hours.ts';
import { hasMergeField, hasWebAddress } from './unwanted-text.ts';
import { readWebsite } from './website.ts';

const line = (max: number) =>
  z
    .string()
    .max(400)
    .transform(cleanLine)
    .pipe(z.string().min(1).max(max))
    .refine((text) => /[\p{L}\p{N}]/u.test(text), 'needs a letter or a digit')
    .refine((text) => !hasMergeField(text) && !hasWebAddress(text), 'no web address, no {{');

/** A language whose text is empty is one that is not written yet. */
const story = lazily(() =>
  z
    .strictObject({
      nl: z.string().max(5000).optional(),
      fr: z.string().max(5000).optional(),
      en: z.string().max(5000).optional(),
    })
    .transform((texts) => cleaned(texts))
    .refine((texts) => Object.values(texts).every((text) => text.length <= maxStory), {
      message: '1500 characters at most in a language',
    })
    .refine((texts) => !Object.values(texts).some(hasMergeField), 'no {{'),
);

/** Characters of a story in one language. */
export const maxStory = 1500;

function cleaned(texts: Readonly<Partial<Record<Language, string | undefined>>>) {
  const kept: Partial<Record<Language, string>> = {};
  for (const language of languages) {
    const text = cleanParagraphs(texts[language] ?? '');
    if (text !== '') kept[language] = text;
  }
  return kept;
}

/** What may be left out, and what is then no value. */
const optionally = (read: (text: string) => string | undefined, message: string) =>
  z
    .string()
    .max(400)
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === '') return undefined;
      const value = read(text);
      if (value === undefined) context.addIssue({ code: 'custom', message, input: text });
      return value;
    });

const openingHours = lazily(() =>
  z
    .array(openingSchema())
    .max(21)
    .superRefine((openings, context) => {
      const found = openingProblem(openings);
      const message = found && `${found.problem} on day ${found.day}`;
      if (message) context.addIssue({ code: 'custom', message, input: openings });
    })
    .transform(sortedOpenings),
);

/**
 * A profile as people and programs write it, made good where that is no guess: blanks, `https://`, dots in an
 * enterprise number. What comes out is a {@link MerchantProfile}.
 */
export const profileInputSchema = lazily(() =>
  z.strictObject({
    name: line(100),
    trade: tradeSchema,
    kind: z.enum(['shop', 'producer']),
    address: z.strictObject({
      street: line(120),
      postcode: z
        .string()
        .trim()
        .regex(/^\d{4}$/),
      town: line(60),
    }),
    story: story().default({}),
    website: optionally(readWebsite, 'not the address of a website'),
    openingHours: openingHours().default([]),
    enterpriseNumber: optionally(
      readEnterpriseNumber,
      'not an enterprise number: check its digits',
    ),
    promises: promisesSchema(),
  }),
);

/** Whether the address is in the municipality, as far as its postcode says. `nis` of today or of before a merger. */
export const isInMunicipality = (
  { address }: Pick<MerchantProfile, 'address'>,
  nis: string,
): boolean => findPlaceByNis(nis)?.municipality.postcodes.includes(address.postcode) ?? false;
