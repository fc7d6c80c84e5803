import * as z from 'zod';
import { languageSchema } from '../i18n/language.ts';

const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** The look of a region, on pages and in mails. Tests check every pair of text and ground for contrast. */
export const brandSchema = z.strictObject({
  /** Ground of headers and buttons; `onPrimary` is written on it. */
  primary: colour,
  onPrimary: colour,
  /** Links and headings on white or on `tint`. */
  ink: colour,
  /** A light ground for bands and boxes. */
  tint: colour,
  accent: colour,
  /** File below `/assets/`, a PNG of the height given in CSS pixels (the file holds twice that). */
  logo: z.strictObject({ file: z.string(), alt: z.string(), width: z.int(), height: z.int() }),
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
  languages: z.array(languageSchema).min(1),
  defaultLanguage: languageSchema,
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
  regions: z.array(regionSchema).min(1),
});

export type Brand = z.output<typeof brandSchema>;
export type Municipality = z.output<typeof municipalitySchema>;
export type Region = z.output<typeof regionSchema>;
export type Programme = z.output<typeof programmeSchema>;
