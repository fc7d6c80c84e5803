import { createHash } from 'node:crypto';

/** The tag of an answer (ETag) that is made of this text: the same for the same text. */
export const entityTag = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/**
 * Whether the visitor has the answer of this tag already: the weak comparison of RFC 9110, 13.1.2, since a network that
 * compresses an answer on its way marks its tag as weak.
 * @param known header `If-None-Match`.
 */
export function isTagKnown(known: string | undefined, tag: string): boolean {
  const tags = (known ?? '').split(',').map(withoutWeakness);
  return tags.includes(withoutWeakness(tag)) || tags.includes('*');
}

const withoutWeakness = (tag: string): string => tag.trim().replace(/^W\//, '');
