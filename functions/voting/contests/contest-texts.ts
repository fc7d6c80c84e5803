import { AppError, type FieldIssue } from '../../../shared/errors.ts';
import { languages } from '../../../shared/i18n/language.ts';
import type { Localized } from '../../../shared/i18n/localized.ts';
import type { Municipality } from '../../../shared/programme/schema.ts';
import type { BallotRule } from './contest.ts';

interface Texts {
  readonly title?: Localized | undefined;
  readonly introduction?: Localized | undefined;
  readonly prize?: Localized | undefined;
  readonly ballotRule?: BallotRule | undefined;
}

/** A text of a template with the municipality's name in it. */
export const withName = (text: Localized, { name }: Municipality): Localized =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const written = text[language];
      return written === undefined ? [] : [[language, written.replaceAll('{municipality}', name)]];
    }),
  );

/** @throws {AppError} request.invalid where a text is missing in the first language of the municipality. */
export function requireTexts(
  { title, introduction, prize, ballotRule }: Texts,
  { defaultLanguage }: Municipality,
): void {
  const named = { title, introduction, prize };
  const categories = (ballotRule?.categories ?? []).map(
    ({ id, name }) => [`ballotRule.categories.${id}`, name] as const,
  );
  const issues: FieldIssue[] = [...Object.entries(named), ...categories].flatMap(([path, text]) =>
    text !== undefined && text[defaultLanguage] === undefined
      ? [{ path: `body.${path}.${defaultLanguage}`, message: 'This language is needed here.' }]
      : [],
  );
  if (issues.length === 0) return;
  throw new AppError('request.invalid', 'A text is missing in the language of the municipality.', {
    issues,
  });
}
