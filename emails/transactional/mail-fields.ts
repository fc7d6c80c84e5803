import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';

/** A page of the site. Local runs serve it over http. */
export const siteLink = z.url({ protocol: /^https?$/ }).max(2000);

export const about = {
  language: languageSchema,
  /** The municipality that the mail is about: gives region, brand and sender. */
  nis: z.string().regex(/^\d{5}$/),
};

/** When the link stops working; written in the mail in Belgian time. */
export const expiresAt = z.iso.datetime();

/** Name of a shop or a producer. */
export const merchantName = z.string().min(1).max(100);

/** Title of a contest in the language of the mail. */
export const contestTitle = z.string().min(1).max(120);
