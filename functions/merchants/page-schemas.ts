import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';
import { uploadIdSchema } from './photos/photo-message.ts';

/**
 * Forms and addresses of pages. What people may get wrong is a plain string here and is judged by the page, with a
 * sentence beside the field; only what no form of ours sends is refused outright. Large forms are made when the first
 * one comes.
 */
const typed = z.string().max(400).default('');
const longer = z.string().max(6000).default('');
const ticks = z.array(z.string().max(20)).max(20).default([]);
const token = z.string().min(1).max(2000);

export const languageParams = z.object({ language: languageSchema });
export const placeParams = languageParams.extend({ municipality: z.string().max(60) });
export const merchantParams = placeParams.extend({ merchant: z.string().max(100) });

/** Other parameters are ignored: mail programs and social networks add their own. */
export const anyQuery = z.object({});
export const tokenQuery = z.object({ token: token.catch('') });
export const manageQuery = tokenQuery.extend({ saved: z.string().max(3).catch('').default('') });
export const fromQuery = z.object({ from: z.string().max(60).catch('').default('') });

export const searchQuery = z.object({
  q: z.string().max(200).catch('').default(''),
  trade: z.string().max(20).catch('').default(''),
  /** Where a list goes on. */
  after: z.string().max(2000).optional().catch(undefined),
});

const profileFields = {
  name: typed,
  trade: typed,
  kind: typed,
  street: typed,
  postcode: typed,
  town: typed,
  'story-nl': longer,
  'story-fr': longer,
  'story-en': longer,
  website: typed,
  enterprise: typed,
  open: ticks,
  from: typed,
  to: typed,
  breakFrom: typed,
  breakTo: typed,
  other1: typed,
  other2: typed,
  other3: typed,
  other4: typed,
  other5: typed,
  other6: typed,
  other7: typed,
  promises: ticks,
  contactName: typed,
  phone: typed,
};

export const registerForm = z.lazy(() =>
  z.strictObject({ ...profileFields, address: typed, shown: ticks, newsletter: ticks }),
);

export const manageForm = z.lazy(() =>
  z.strictObject({ ...profileFields, token, language: typed }),
);

export const confirmForm = z.strictObject({ token, version: z.coerce.number().int() });
export const lostLinkForm = z.strictObject({ address: typed });
export const removeForm = z.strictObject({ token, sure: ticks });

export const uploadedQuery = tokenQuery.extend({ upload: uploadIdSchema });
export const altForm = z.strictObject({
  token,
  upload: uploadIdSchema,
  'alt-nl': typed,
  'alt-fr': typed,
  'alt-en': typed,
});
