import * as z from 'zod';
import { problemCodes } from '../../../emails/preflight/problem.ts';
import { type Language, languageSchema } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import en from '../messages/en.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import nl from '../messages/nl.json' with { type: 'json' };

/** What only the issue as a whole can lack; the rest is found in `emails/preflight.ts`. */
const issueProblemCodes = [
  'audience_empty',
  'sender_not_verified',
  'time_missing',
  'time_past',
  'image_unknown',
  'image_elsewhere',
] as const;

type IssueProblemCode = (typeof issueProblemCodes)[number];

/** Something to mend; `block` stops the issue, as all that is found here does. */
export const issueProblemSchema = z.object({
  code: z.enum([...problemCodes, ...issueProblemCodes]),
  severity: z.enum(['block', 'warn']),
  language: languageSchema.optional(),
  /** Index in the blocks of that language. */
  block: z.int().optional(),
  message: z.string(),
});
export type IssueProblem = z.output<typeof issueProblemSchema>;

const messages = createTranslator({ nl, fr, en });

export const issueProblem = (
  code: IssueProblemCode,
  explainIn: Language,
  values: Record<string, string> = {},
): IssueProblem => ({
  code,
  severity: 'block',
  message: messages(explainIn)(code, values),
});
