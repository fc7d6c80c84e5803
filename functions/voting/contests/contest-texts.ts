import { AppError, type FieldIssue } from '../../../shared/errors.ts';
import { languages } from '../../../shared/i18n/language.ts';
import type { Localized } from '../../../shared/i18n/localized.ts';
import { lazily } from '../../../shared/lazily.ts';
import type { Municipality } from '../../../shared/programme/schema.ts';
import { type BallotRule, contestSchema } from './contest.ts';

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

/** What a contest holds of texts, once the municipality's name stands in them. */
const textsSchema = lazily(() =>
  contestSchema().pick({ title: true, introduction: true, prize: true }).partial(),
);

/**
 * @throws {AppError} request.invalid where a text is missing in the first language of the municipality, or is too long with
 * its name.
 */
export function requireTexts(
  { title, introduction, prize, ballotRule }: Texts,
  municipality: Municipality,
): void {
  const { defaultLanguage } = municipality;
  const named = { title, introduction, prize };
  const categories = (ballotRule?.categories ?? []).map(
    ({ id, name }) => [`ballotRule.categories.${id}`, name] as const,
  );
  const issues: FieldIssue[] = [...Object.entries(named), ...categories].flatMap(([path, text]) =>
    text !== undefined && text[defaultLanguage] === undefined
      ? [{ path: `body.${path}.${defaultLanguage}`, message: 'This language is needed here.' }]
      : [],
  );
  if (issues.length > 0) {
    throw new AppError(
      'request.invalid',
      'A text is missing in the language of the municipality.',
      { issues },
    );
  }
  requireRoomForName(named, municipality);
}

function requireRoomForName(texts: Omit<Texts, 'ballotRule'>, municipality: Municipality): void {
  const named = Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, withName(text, municipality)] as const],
  );
  const result = textsSchema().safeParse(Object.fromEntries(named));
  if (result.success) return;
  const issues = result.error.issues.map(({ path, message }) => ({
    path: ['body', ...path.map(String)].join('.'),
    message,
  }));
  throw new AppError('request.invalid', `A text is too long with the name ${municipality.name}.`, {
    issues,
  });
}
