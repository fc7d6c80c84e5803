import * as z from 'zod';
import { languageSchema } from '../../shared/i18n/language.ts';
import { viaSchema } from './registration/via.ts';

export const languageParams = z.object({ language: languageSchema });
export const placeParams = languageParams.extend({ municipality: z.string().max(60) });
export const monthParams = placeParams.extend({ month: z.string().max(60) });
export const eventParams = placeParams.extend({ event: z.string().max(60) });

/** Other parameters are ignored: mail programs and social networks add their own. */
export const anyQuery = z.object({});

export const agendaQuery = z.object({
  q: z.string().max(200).catch('').default(''),
  topic: z.string().max(20).catch('').default(''),
  /** Day from which on. */
  from: z.iso.date().optional().catch(undefined),
});

/** Key of the time of an event that a page is about. */
export const onQuery = z.object({ on: z.string().max(80).optional().catch(undefined) });

/** The same, and what led there. */
export const visitQuery = onQuery.extend({ via: viaSchema.optional().catch(undefined) });
