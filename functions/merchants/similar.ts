import { plainText } from '../../shared/text/plain-text.ts';
import type { Merchant, MerchantProfile } from './merchant.ts';
import type { MerchantReader } from './repository/reader.ts';
import { slugBase } from './slug.ts';

/** What makes a merchant the one it is. */
export type Identity = Pick<MerchantProfile, 'name' | 'address' | 'enterpriseNumber'> & {
  readonly nis: string;
};

export interface Similar {
  /** Slugs of the municipality that a new merchant of this name may not have. */
  readonly taken: ReadonlyMap<string, string>;
  /** Merchants of the municipality with the name or the enterprise number; oldest first. */
  readonly merchants: readonly Merchant[];
}

/**
 * Reads slugs first, then merchants: who creates the same merchant at the same moment either stands among the
 * merchants, or takes the slug that was free here, and then creating it fails.
 */
export async function findSimilar(
  { nis, name, enterpriseNumber }: Identity,
  merchants: Pick<MerchantReader, 'slugsOf' | 'readMany' | 'listByEnterprise'>,
): Promise<Similar> {
  const taken = await merchants.slugsOf(nis, slugBase(name));
  const named = await merchants.readMany([...taken.values()]);
  const enterprise = enterpriseNumber ? await merchants.listByEnterprise(enterpriseNumber) : [];
  const byId = new Map([...named, ...enterprise].map((merchant) => [merchant.id, merchant]));
  const here = [...byId.values()].filter((merchant) => merchant.nis === nis);
  return { taken, merchants: here };
}

/**
 * Whether two are one shop: at one address, with one name or one enterprise number. A second address is a second shop,
 * since a baker may have two in a town.
 */
export const isSameShop = (one: Identity, other: Identity): boolean =>
  one.address.postcode === other.address.postcode &&
  plainStreet(one) === plainStreet(other) &&
  (plainText(one.name) === plainText(other.name) ||
    (one.enterpriseNumber !== undefined && one.enterpriseNumber === other.enterpriseNumber));

/** `St.-Jansstraat nr. 5` and `Sint-Jansstraat 5` are the same. */
export const plainStreet = ({ address }: Pick<Identity, 'address'>): string =>
  plainText(address.street)
    .replace(/\b(?:sint|saint|sainte|ste)\b/g, 'st')
    .replace(/\b(?:nr|no|nummer|numero)\b/g, ' ')
    .replace(/(\d) ([a-z])\b/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
