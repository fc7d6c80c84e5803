import type { Version } from '../../../emails/blocks/version.ts';
import { languageSchema } from '../../../shared/i18n/language.ts';
import type { Issue } from '../issue.ts';

/** The id of a variant (`nl-13036`) in a version of its issue: `nl-13036-b`. */
export const variantInVersion = (variantId: string, version: Version): string =>
  `${variantId}-${version}`;

/** What an id says, as far as it says it. */
export function partsOfVariant(variantId: string) {
  const [language, nis = '', version] = variantId.split('-');
  return { language: languageSchema.parse(language), nis, version };
}

export const isInVersion = (variantId: string): boolean => /-[a-c]$/.test(variantId);

/**
 * The variant that the recipients of a chunk get: who tries a version has it in the chunk, the others get the version that
 * was chosen meanwhile. Undefined while none is.
 */
export function variantToSend(
  variantId: string,
  { trial, decision }: Pick<Issue, 'trial' | 'decision'>,
): string | undefined {
  if (!trial || isInVersion(variantId)) return variantId;
  return decision && variantInVersion(variantId, decision.version);
}
