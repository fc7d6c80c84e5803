import type { Table } from '../../shared/data/table.ts';
import type { KeyRing } from '../../shared/secrets/key-ring.ts';
import { eraseContact } from './erase.ts';
import type { MerchantErasure } from './erasure-journal.ts';
import { createErasedContacts } from './repository/erased-contacts.ts';
import { createMerchantHistory } from './repository/history.ts';
import { createMerchantRepository } from './repository/merchants.ts';

/**
 * Erases once more, in a table that was restored, what a line of the journal names. Photos are not restored, and need
 * not be removed again. Returns whether the restored table still held it. Bears repetition.
 */
export function createReplayMerchantErasure(table: Table, keys: KeyRing) {
  const erased = createErasedContacts(table, keys);
  const history = createMerchantHistory(table);
  const silent = { journal: { record: async () => {} }, photos: { send: async () => {} } };

  return async ({ merchantId, whole, digest, at }: MerchantErasure): Promise<boolean> => {
    const now = () => new Date(at);
    const merchants = createMerchantRepository(table, { now });
    if (digest) await table.transact([erased.noteWrite(digest, at)]);
    const present = await merchants.get(merchantId);
    // Somebody else may have become the contact before the moment restored to.
    const isHeld =
      whole || (present?.contact && (await erased.digest(present.contact.email)) === digest);
    if (!present || !isHeld) return false;
    const deps = { merchants, erased, history, now, ...silent };
    await eraseContact({ merchantId, source: 'journal', whole }, deps);
    return true;
  };
}
