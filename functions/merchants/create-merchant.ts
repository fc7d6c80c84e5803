import type { Clock } from '../../shared/clock.ts';
import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Write } from '../../shared/data/expressions.ts';
import { unavailable } from '../../shared/errors.ts';
import type { NewId } from '../../shared/ids.ts';
import { pauseBefore } from '../../shared/pause.ts';
import { newShortCode } from '../../shared/short-code.ts';
import type { HistoryEntry } from './history.ts';
import type { Merchant } from './merchant.ts';
import type { MerchantRepository } from './repository/merchants.ts';
import { findSimilar, type Similar } from './similar.ts';
import { freeSlug } from './slug.ts';

export type NewMerchant = Omit<Merchant, 'id' | 'slug' | 'shortCode' | 'createdAt' | 'version'>;

export interface CreateDeps {
  readonly merchants: MerchantRepository;
  readonly now: Clock;
  readonly newId: NewId;
}

/** What is written with a new merchant, in one transaction. */
export interface Beginning {
  readonly entries: readonly HistoryEntry[];
  /** May be asked for several times. */
  readonly writes?: (merchant: Merchant) => readonly Write[];
}

const attempts = 10;

/** What a look at the similar ones leads to: the merchant that it is, or undefined to make a new one. */
type Recognise<Known> = (similar: Similar) => Known | undefined;

/**
 * Makes a merchant, with a slug and a short code of its own, unless `recognise` finds that it is there already.
 * Of two who make the same one at once, the second recognises that of the first.
 * @throws {AppError} unavailable when ten attempts met others who took the same slug
 */
export async function createUnlessKnown<Known>(
  fresh: NewMerchant,
  recognise: Recognise<Known>,
  { entries, writes }: Beginning,
  { merchants, now, newId }: CreateDeps,
): Promise<{ readonly known: Known } | { readonly created: Merchant }> {
  for (let attempt = 1; ; attempt += 1) {
    const similar = await findSimilar(fresh, merchants);
    const known = recognise(similar);
    if (known !== undefined) return { known };
    const created: Merchant = {
      ...fresh,
      id: newId('mer'),
      slug: freeSlug(fresh.name, similar.taken),
      shortCode: newShortCode(),
      createdAt: now().toISOString(),
      version: 0,
    };
    try {
      await merchants.create(created, entries, writes?.(created));
      return { created };
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (attempt === attempts) throw unavailable(error);
      await pauseBefore(attempt);
    }
  }
}
