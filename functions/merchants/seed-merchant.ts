import type { Clock } from '../../shared/clock.ts';
import type { Table } from '../../shared/data/table.ts';
import type { NewId } from '../../shared/ids.ts';
import { createUnlessKnown, type NewMerchant } from './create-merchant.ts';
import type { Merchant, MerchantProfile, Photo } from './merchant.ts';
import { photoPrefix } from './photos/photo-places.ts';
import { createMerchantRepository } from './repository/merchants.ts';
import { isSameShop } from './similar.ts';

/** A merchant of a demonstration. */
export interface MerchantSeed extends MerchantProfile {
  readonly nis: string;
  readonly contact: NonNullable<Merchant['contact']>;
  readonly photo: Omit<Photo, 'path'>;
}

/**
 * Makes a merchant that is listed at once, unless there is one alike. The caller puts the picture where the photo's path on
 * the site says, and a small one beside it.
 */
export async function seedMerchant(
  table: Table,
  { photo, ...seed }: MerchantSeed,
  { now, newId }: { now: Clock; newId: NewId },
): Promise<Merchant> {
  const merchants = createMerchantRepository(table, { now });
  const fresh: NewMerchant = { ...seed, state: 'listed', origin: 'staff' };
  const entries = (['created', 'listed'] as const).map((event) => ({
    at: now().toISOString(),
    event,
    source: 'demonstration',
  }));
  const outcome = await createUnlessKnown(
    fresh,
    (similar) => similar.merchants.find((merchant) => isSameShop(merchant, fresh)),
    { entries },
    { merchants, now, newId },
  );
  if ('known' in outcome) return outcome.known;
  const { created } = outcome;
  const path = `/${photoPrefix(created.id)}demonstration.jpg`;
  return merchants.replace(created, { ...created, photo: { ...photo, path } }, []);
}
