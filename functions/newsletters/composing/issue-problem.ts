import type { ProblemCode as ContentProblemCode } from '../../../emails/preflight/problem.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { createTranslator } from '../../../shared/i18n/translator.ts';
import en from '../messages/en.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import nl from '../messages/nl.json' with { type: 'json' };

/** What only the issue as a whole can lack; the rest is found in `emails/preflight.ts`. */
export const issueProblemCodes = [
  'audience_empty',
  'sender_not_verified',
  'time_missing',
  'time_past',
  'image_unknown',
  'image_elsewhere',
] as const;

type IssueProblemCode = (typeof issueProblemCodes)[number];

const warnings: ReadonlySet<IssueProblemCode> = new Set(['image_elsewhere']);

/** Something to mend; `block` stops the issue. */
export interface IssueProblem {
  readonly code: ContentProblemCode | IssueProblemCode;
  readonly severity: 'block' | 'warn';
  readonly language?: Language;
  /** Index in the blocks of that language. */
  readonly block?: number;
  readonly message: string;
}

const messages = createTranslator({ nl, fr, en });

export const issueProblem = (
  code: IssueProblemCode,
  explainIn: Language,
  values: Record<string, string> = {},
): IssueProblem => ({
  code,
  severity: warnings.has(code) ? 'warn' : 'block',
  message: messages(explainIn)(code, values),
});
