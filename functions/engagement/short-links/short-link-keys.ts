import type { Key } from '../../../shared/data/expressions.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { ShortLink } from './short-link.ts';

/** Keys of short links and phases; `docs/data/engagement.md` explains them. */
export const shortLinkKey = (code: string): Key => ({ pk: `SHORT_LINK#${code}`, sk: 'LINK' });

/** The first index: links of a municipality, the oldest first. */
export const shortLinksPartition = (nis: string): string => `SHORT_LINKS#${nis}`;

/** A merchant's active links: of one phase, material and title there is one. */
export const merchantLinksPartition = (merchantId: string): string =>
  `MERCHANT_SHORT_LINKS#${merchantId}`;

export function merchantLinkKey(
  merchantId: string,
  { phaseId = '', material, title = '' }: Pick<ShortLink, 'phaseId' | 'material' | 'title'>,
): Key {
  return {
    pk: merchantLinksPartition(merchantId),
    sk: `${phaseId}#${material}#${plainText(title)}`,
  };
}

export const phaseKey = (id: string): Key => ({ pk: `PHASE#${id}`, sk: 'PHASE' });

/** The first index: all phases, by their first day. */
export const phasesPartition = 'PHASES';
