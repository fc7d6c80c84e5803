import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';
import { nisSchema, topicSchema } from './schema.ts';

/**
 * Forms and addresses of pages. What people may get wrong is a plain string here and is judged by the
 * page, with a sentence beside the field; only what no form of ours sends is refused outright.
 * The large forms are made when the first one comes.
 */
export const typed = z.string().max(400).default('');
export const token = z.string().min(1).max(2000);

export const languageParams = z.object({ language: languageSchema });
export const placeParams = languageParams.extend({ municipality: z.string().max(60) });

/** Other parameters are ignored: mail programs and social networks add their own. */
export const anyQuery = z.object({});
export const tokenQuery = z.object({ token: token.catch('') });
export const tokenForm = z.strictObject({ token });

const codes = z.array(nisSchema).max(200).default([]);

export const subscribeForm = z.lazy(() =>
  z.strictObject({
    address: typed,
    name: typed,
    audience: typed,
    language: typed,
    municipalities: codes,
    topics: z.array(topicSchema).max(20).default([]),
  }),
);

export const preferencesForm = z.lazy(() =>
  z.strictObject({
    token,
    name: typed,
    language: languageSchema,
    topics: z.array(topicSchema).max(20).default([]),
    residents: codes,
    businesses: codes,
    tracking: z.array(z.literal('yes')).max(1).default([]),
  }),
);

export const followingForm = z.strictObject({ token, answer: z.enum(['yes', 'no']) });

export const lostLinkForm = z.strictObject({ address: typed });

export const eraseForm = z.strictObject({ token, sure: typed });
