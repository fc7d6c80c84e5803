import * as z from 'zod';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import { cleanLine } from '../../../../shared/text/clean-text.ts';
import { merchantIdSchema } from '../../../merchants/index.ts';
import { materialSchema, phaseIdSchema, shortLinkStates, targetSchema } from '../short-link.ts';

export const nisSchema = z.string().regex(/^\d{5}$/);

/** A NIS code as callers may know it. @throws {AppError} municipality.not_found */
export const presentNis = (nis: string): string => placeByNis(nis).municipality.nis;

const titleSchema = z
  .string()
  .max(300)
  .transform(cleanLine)
  .pipe(z.string().max(100))
  .transform((title) => (title === '' ? undefined : title))
  .optional();

/** Of all links that one call makes. */
const commonFields = {
  municipality: nisSchema,
  material: materialSchema,
  phase: phaseIdSchema.optional(),
  title: titleSchema,
};

export const newShortLinkSchema = z.strictObject({
  ...commonFields,
  merchant: merchantIdSchema.optional(),
  target: targetSchema,
});

export const forMerchantsSchema = z.strictObject({
  ...commonFields,
  target: targetSchema.default({ to: 'merchant' }),
});

export const shortLinkEditSchema = z
  .strictObject({
    version: z.int().min(0),
    title: titleSchema,
    target: targetSchema.optional(),
    state: z.enum(shortLinkStates).optional(),
  })
  .refine(({ title, target, state }) => title ?? target ?? state, 'name what to change');

/** Narrows a list of links. */
export const selectionQuery = {
  municipality: nisSchema,
  material: materialSchema.optional(),
  merchant: merchantIdSchema.optional(),
  phase: phaseIdSchema.optional(),
  state: z.enum(shortLinkStates).optional(),
};

/** Days in Europe/Brussels, both included; all that was ever counted when absent. */
export const periodQuery = { from: z.iso.date().optional(), to: z.iso.date().optional() };
