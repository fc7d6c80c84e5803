import { ConditionFailed } from '../../shared/data/condition-failed.ts';
import type { Write } from '../../shared/data/expressions.ts';
import { AppError } from '../../shared/errors.ts';
import type { MerchantDeps } from './deps.ts';
import type { MerchantErasureJournal } from './erasure-journal.ts';
import type { Merchant } from './merchant.ts';
import type { MerchantHistory } from './repository/history.ts';

export interface EraseDeps extends Pick<MerchantDeps, 'merchants' | 'erased' | 'photos' | 'now'> {
  readonly history: MerchantHistory;
  readonly journal: MerchantErasureJournal;
}

export interface Erasing {
  readonly merchantId: string;
  /** `merchant`, or the account id of staff who do it on request. */
  readonly source: string;
  /** Its page too: whoever put it there by consent may take it away. */
  readonly whole?: boolean;
  /** Written in the same transaction. */
  readonly writes?: readonly Write[];
}

/**
 * Forgets the contact of a merchant: no link opens it any more, and no import writes the address down again. What stands
 * on a public page stays, being facts about a shop; what nobody sees (never listed, or hidden by staff) goes whole, its
 * photos with it; so does all of it when `whole` is asked for. The journal is written first. May be asked for again.
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
  { source, whole = false, writes = [] }: Erasing,
  { merchants, erased, history, journal, photos, now }: EraseDeps,
): Promise<'contact' | 'merchant'> {
  const { id, contact, state } = present;
  const at = now().toISOString();
  const digest = contact && (await erased.digest(contact.email));
  const isWhole = whole || state !== 'listed';
  await journal.record({ version: 1, at, merchantId: id, whole: isWhole, digest });
  const note = digest ? [erased.noteWrite(digest, at)] : [];
  if (!isWhole) {
    const entry = { at, event: 'contact-erased', source } as const;
    const after = { ...present, contact: undefined };
    await merchants.replace(present, after, [entry], [...note, ...writes]);
    return 'contact';
  }
  // Later than this, so that no photo that is being made is put there afterwards.
  await photos.send([{ task: 'remove', merchantId: id }], { delaySeconds: 60 });
  await history.removeAll(id);
  await merchants.remove(present, [...note, ...writes]);
  return 'merchant';
}
