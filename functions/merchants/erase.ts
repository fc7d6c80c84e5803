import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Write } from '../../shared/data/expressions.ts';
import { AppError } from '../../shared/errors.ts';
import type { MerchantDeps } from './deps.ts';
import type { Merchant } from './merchant.ts';
import type { MerchantHistory } from './repository/history.ts';

export interface EraseDeps extends Pick<MerchantDeps, 'merchants' | 'erased' | 'photos' | 'now'> {
  readonly history: MerchantHistory;
}

export interface Erasing {
  readonly merchantId: string;
  /** `merchant`, or the account id of staff who do it on request. */
  readonly source: string;
  /** Written in the same transaction. */
  readonly writes?: readonly Write[];
}

/**
 * Forgets the contact of a merchant: no link opens it any more, and no import writes the address down again. What stands
 * on a public page stays, being facts about a shop; what nobody sees (never listed, or hidden by staff) goes whole, its
 * photos with it. May be asked for again.
 * @throws {AppError} merchant.not_found
 */
export async function eraseContact(
  erasing: Erasing,
  deps: EraseDeps,
): Promise<'contact' | 'merchant'> {
  const { merchantId } = erasing;
  const present = await deps.merchants.get(merchantId);
  if (!present) {
    await deps.history.removeAll(merchantId);
    throw new AppError('merchant.not_found', 'There is no such merchant.');
  }
  try {
    return await eraseFrom(present, erasing, deps);
  } catch (error) {
    // Changed just now: erase that.
    if (error instanceof ConditionFailed) return eraseContact(erasing, deps);
    throw error;
  }
}

async function eraseFrom(
  present: Merchant,
  { source, writes = [] }: Erasing,
  { merchants, erased, history, photos, now }: EraseDeps,
): Promise<'contact' | 'merchant'> {
  const { id, contact, state } = present;
  const note = contact ? [await erased.noteWrite(contact.email, now)] : [];
  if (state === 'listed') {
    const entry = { at: now().toISOString(), event: 'contact-erased', source } as const;
    const after = { ...present, contact: undefined };
    await merchants.replace(present, after, [entry], [...note, ...writes]);
    return 'contact';
  }
  await photos.send([{ task: 'remove', merchantId: id }]);
  await history.removeAll(id);
  await merchants.remove(present, [...note, ...writes]);
  return 'merchant';
}
