import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import type { KeyRing } from '../../../shared/secrets/key-ring.ts';
import { outweighs, type Suppression, suppressionSchema } from '../suppression.ts';
import { suppressionKey, suppressionsIndex } from './keys.ts';

export type SuppressionRepository = ReturnType<typeof createSuppressionRepository>;

const purpose = 'subscribers/suppression';

/**
 * The suppression list. It knows addresses by keyed hash, so that it can remember those that asked to be
 * forgotten. Look-ups try every key of the ring: entries outlive rotation as long as old keys stay in it.
 */
export function createSuppressionRepository(table: Table, keys: KeyRing) {
  const itemOf = (entry: Suppression) => ({
    ...suppressionKey(entry.digest),
    ...entry,
    gsi1pk: suppressionsIndex,
    gsi1sk: `${entry.at}#${entry.digest}`,
  });

  return {
    async digest(address: string): Promise<string> {
      return (await keys.sign(purpose, address)).toString('base64url');
    },

    /** By canonical address; addresses that are not on the list are missing in the answer. */
    async findMany(addresses: readonly string[]): Promise<Map<string, Suppression>> {
      const byDigest = new Map<string, string>();
      for (const address of new Set(addresses)) {
        for (const digest of await keys.digests(purpose, address)) byDigest.set(digest, address);
      }
      const items = await table.getMany([...byDigest.keys()].map(suppressionKey), {
        consistent: true,
      });
      const found = new Map<string, Suppression>();
      for (const item of items) {
        const entry = suppressionSchema.parse(item);
        const address = byDigest.get(entry.digest) ?? '';
        const other = found.get(address);
        if (!other || outweighs(entry.reason, other.reason)) found.set(address, entry);
      }
      return found;
    },

    async get(digest: string): Promise<Suppression | undefined> {
      const item = await table.get(suppressionKey(digest), { consistent: true });
      return item && suppressionSchema.parse(item);
    },

    async find(address: string): Promise<Suppression | undefined> {
      return (await this.findMany([address])).get(address);
    },

    /** Puts the entry, over one of the same digest. */
    putWrite: (entry: Suppression): Write => ({ put: itemOf(entry) }),

    removeWrite: ({ digest }: Suppression): Write => ({ remove: suppressionKey(digest) }),

    /** Newest first. @throws {AppError} cursor.invalid */
    async list({ cursor, limit }: { cursor?: string | undefined; limit: number }) {
      const list = { index: 'gsi1', pk: suppressionsIndex } as const;
      const startAfter = decodeCursor(cursor, list);
      const page = await table.query({ ...list, descending: true, limit, startAfter });
      return {
        entries: page.items.map((item) => suppressionSchema.parse(item)),
        cursor: encodeCursor(page.next),
      };
    },
  };
}
