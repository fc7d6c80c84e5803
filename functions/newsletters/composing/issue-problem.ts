import * as z from 'zod';
import { problemCodes } from '../../../emails/preflight/problem.ts';
import { type Language, languageSchema } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import { versionSchema } from '../issue-ids.ts';
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
  'trial_missing',
  'versions_missing',
  'versions_differ',
  'version_same',
  'opens_not_counted',
  'trial_small',
  'vote_closes_early',
  'event_begins_early',
  'sent_after_night',
] as const;

type IssueProblemCode = (typeof issueProblemCodes)[number];

const warnings: ReadonlySet<IssueProblemCode> = new Set(['trial_small', 'sent_after_night']);

/** Something to mend; `block` stops the issue, `warn` only tells. */
export const issueProblemSchema = z.object({
  code: z.enum([...problemCodes, ...issueProblemCodes]),
  severity: z.enum(['block', 'warn']),
  language: languageSchema.optional(),
  /** Index in the blocks of that language. */
  block: z.int().optional(),
  /** Only in this version. */
  version: versionSchema.optional(),
  message: z.string(),
});
export type IssueProblem = z.output<typeof issueProblemSchema>;

const messages = createTranslator({ nl, fr, en });

export const issueProblem = (
  code: IssueProblemCode,
  explainIn: Language,
  values: Record<string, string | number | Date> = {},
): IssueProblem => ({
  code,
  severity: warnings.has(code) ? 'warn' : 'block',
  message: messages(explainIn)(code, values),
});
