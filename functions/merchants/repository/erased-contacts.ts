import type { Key, Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { erasedKey } from './keys.ts';

export type ErasedContacts = ReturnType<typeof createErasedContacts>;

const purpose = 'merchants/erased-contact';

/**
 * Addresses whose owners had them erased as contacts, by keyed hash: an import does not write them down again.
 * Look-ups try every key of the ring.
 */
export function createErasedContacts(table: Table, keys: KeyRing) {
  const keysOf = async (address: string): Promise<Key[]> =>
    (await keys.digests(purpose, address)).map(erasedKey);

  return {
    /** Of these canonical addresses, those that were erased. */
    async among(addresses: readonly string[]): Promise<Set<string>> {
      const byKey = new Map<string, string>();
      for (const address of new Set(addresses)) {
        for (const { pk } of await keysOf(address)) byKey.set(pk, address);
      }
      const wanted = [...byKey.keys()].map((pk) => ({ ...erasedKey(''), pk }));
      const items = await table.getMany(wanted, { consistent: true, project: ['pk'] });
      return new Set(items.map(({ pk }) => byKey.get(String(pk)) ?? ''));
    },

    /** The keyed hash under which an address is noted now. */
    async digest(address: string): Promise<string> {
      return (await keys.sign(purpose, address)).toString('base64url');
    },

    /** `at`: when it was erased (ISO 8601). */
    noteWrite: (digest: string, at: string): Write => ({ put: { ...erasedKey(digest), at } }),

    /** For somebody who registers again, of their own accord. */
    forgetWrites: async (address: string): Promise<Write[]> =>
      (await keysOf(address)).map((key) => ({ remove: key })),
  };
}
