import * as z from 'zod';

export const historyEvents = [
  'registered',
  'confirmed',
  'created',
  'imported',
  'changed',
  'proposed',
  'accepted',
  'refused',
  'listed',
  'rejected',
  'hidden',
  'shown',
  'photo-set',
  'contact-erased',
] as const;

/** One line of a merchant's history. Names fields, never their values. */
export const historyEntrySchema = z.object({
  at: z.iso.datetime(),
  event: z.enum(historyEvents),
  /** Where it came from: `merchant`, an import id or an account id. */
  source: z.string(),
  fields: z.array(z.string()).optional(),
  /** Version of the text that was agreed to. */
  textVersion: z.string().optional(),
});

export type HistoryEntry = z.output<typeof historyEntrySchema>;
