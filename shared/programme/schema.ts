import * as z from 'zod';
import { languageSchema } from '../i18n/language.ts';
import { appearanceSchema, brandSchema } from './brand.ts';

/** More days than this nothing is kept of single readers; the words that they agree to say so. */
export const mostPersonalDays = 90;

export const engagementSettingsSchema = z.strictObject({
  /** Whether newsletters may carry a picture that tells that they were opened, to readers who agreed to be followed. */
  opens: z.boolean(),
  /** Days for which clicks and opens of readers who agreed are kept person by person. */
  personalDays: z.int().min(1).max(mostPersonalDays),
});

export const municipalitySchema = z.strictObject({
  /** Code of the Belgian statistics office; what data refers to. */
  nis: z.string().regex(/^\d{5}$/),
  /** The name in addresses of pages. */
  slug: z.string().regex(/^[a-z][a-z-]*$/),
  name: z.string(),
  postcodes: z.array(z.string().regex(/^\d{4}$/)).min(1),
  /** Codes of the municipalities that merged into this one: data that names them means this one. */
  formerNis: z.array(z.string().regex(/^\d{5}$/)),
  /** Where answers to newsletters go. */
  replyTo: z.email(),
  postalAddress: z.string(),
  /** Whom residents may ask about their data, beside the municipality itself. */
  dataProtectionOfficer: z.email().optional(),
  /** For the turnout of votes, rounded as the deployment likes; without it, pages say how many voted and no share. */
  inhabitants: z.int().min(1).optional(),
  languages: z.array(languageSchema).min(1),
  defaultLanguage: languageSchema,
  engagement: engagementSettingsSchema,
});

export const regionSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  name: z.string(),
  brand: brandSchema,
  /** The name mails come from; the address is `<region id>@<mail domain>`. */
  senderName: z.string(),
  municipalities: z.array(municipalitySchema).min(1),
});

export const programmeSchema = z.strictObject({
  name: z.string(),
  /** The message that stays the same in every region. */
  slogan: z.strictObject({ nl: z.string(), fr: z.string(), en: z.string() }),
  /** The look of pages that belong to no region. */
  appearance: appearanceSchema,
  regions: z.array(regionSchema).min(1),
});

export type Municipality = z.output<typeof municipalitySchema>;
export type Region = z.output<typeof regionSchema>;
export type Programme = z.output<typeof programmeSchema>;
