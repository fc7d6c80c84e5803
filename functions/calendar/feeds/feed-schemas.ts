import * as z from 'zod';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { lazily } from '../../../shared/lazily.ts';
import { monthSchema } from '../month.ts';

/** The name of a file, taken apart: `retie.ics`. */
const file = lazily(() =>
  z
    .string()
    .max(110)
    .regex(/^[a-z0-9_-]+\.(?:ics|json)$/)
    .transform((name) => {
      const [stem = '', ending] = name.split('.');
      return { stem, format: ending === 'json' ? ('json' as const) : ('ics' as const) };
    }),
);

const municipality = z.string().max(60);

export const wholeParams = z.lazy(() =>
  z.object({ language: languageSchema, municipality: file() }),
);
export const topicParams = z.lazy(() =>
  z.object({ language: languageSchema, municipality, topic: file() }),
);
export const eventFileParams = z.lazy(() =>
  z.object({ language: languageSchema, municipality, event: file() }),
);

/** Of JSON: which month, and which hundred of its events. */
export const feedQuery = z.lazy(() =>
  z.object({
    month: monthSchema.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
);

export const onQuery = z.object({ on: z.string().max(80).optional() });
