import type { Version } from '../../../emails/blocks/version.ts';
import type { Issue } from '../issue.ts';

/** The id of a variant (`nl-13036`) in a version of its issue: `nl-13036-b`. */
export const variantInVersion = (variantId: string, version: Version): string =>
  `${variantId}-${version}`;

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
