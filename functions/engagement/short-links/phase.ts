import * as z from 'zod';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import { phaseIdSchema } from './short-link.ts';

/** Days in Europe/Brussels, both included. */
const phaseFields = {
  name: localizedSchema(80).refine(
    (name) => Object.values(name).some((text) => text !== undefined),
    'in one language at least',
  ),
  from: z.iso.date(),
  to: z.iso.date(),
};

export const phaseInputSchema = z.strictObject({
  /** NIS code of a municipality, or `programme`: a phase that all of them share. */
  scope: z.string().regex(/^(?:\d{5}|programme)$/),
  ...phaseFields,
});
export type PhaseInput = z.output<typeof phaseInputSchema>;

export const phaseEditSchema = z.strictObject({
  ...z.object(phaseFields).partial().shape,
  version: z.int().min(0),
});
export type PhaseEdit = z.output<typeof phaseEditSchema>;

/**
 * A stretch of the campaign with a name, for which things are printed. It says what a link was made for; paper that hangs
 * longer is counted as long as it hangs.
 */
export const phaseSchema = phaseInputSchema.strip().extend({
  id: phaseIdSchema,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  version: z.int(),
});
export type Phase = z.output<typeof phaseSchema>;
