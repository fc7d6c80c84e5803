import * as z from 'zod';
import type { Key } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import type { Merchant } from '../merchant.ts';
import { readDirectory } from './directory.ts';
import { codeKey, contactsKey, enterprisesKey, merchantKey, slugKey, slugsKey } from './keys.ts';
import { fromItem } from './merchant-item.ts';

export type MerchantReader = ReturnType<typeof createMerchantReader>;

const pointerSchema = z.object({ id: z.string() });

/** Everything that reads merchants, whatever their state: who shows them looks at it. */
export function createMerchantReader(table: Table) {
  const followPointer = async (keys: readonly Key[]): Promise<Merchant | undefined> => {
    for (const key of keys) {
      const item = await table.get(key, { consistent: true });
      if (item) return get(pointerSchema.parse(item).id);
    }
    return undefined;
  };

  const get = async (id: string): Promise<Merchant | undefined> => {
    const item = await table.get(merchantKey(id), { consistent: true });
    return item && fromItem(item);
  };

  /** By id; those that are gone are missing in the answer. Eventually consistent. */
  const getMany = async (ids: readonly string[]): Promise<Map<string, Merchant>> => {
    const items = await table.getMany([...new Set(ids)].map(merchantKey));
    return new Map(items.map(fromItem).map((merchant) => [merchant.id, merchant]));
  };

  const readMany = async (ids: readonly string[]): Promise<Merchant[]> => {
    const keys = [...new Set(ids)].map(merchantKey);
    const found = await table.getMany(keys, { consistent: true });
    return found.map(fromItem).sort((a, b) => (a.id < b.id ? -1 : 1));
  };

  const allAt = async (pk: string): Promise<Merchant[]> => {
    const ids: string[] = [];
    for await (const { sk } of table.queryAll({ pk, consistent: true })) ids.push(String(sk));
    return readMany(ids);
  };

  return {
    get,
    getMany,
    ...readDirectory(table),

    /** Also by what was its slug in a municipality that has merged into this one. */
    findBySlug: (nis: string, slug: string): Promise<Merchant | undefined> =>
      followPointer(slugKeys(nis, slug)),

    findByShortCode: (code: string): Promise<Merchant | undefined> =>
      followPointer([codeKey(code)]),

    /** Whose contact has this address, in canonical form; oldest first. */
    listByContact: (address: string): Promise<Merchant[]> => allAt(contactsKey(address)),

    /** Shops of one enterprise (ten digits), which may be in several municipalities; oldest first. */
    listByEnterprise: (number: string): Promise<Merchant[]> => allAt(enterprisesKey(number)),

    /** The slug and what was made of it by a number (`bakker`, `bakker-2`), with the merchant of each. */
    async slugsOf(nis: string, base: string): Promise<Map<string, string>> {
      const slugs = new Map<string, string>();
      const consistent = { consistent: true };
      const first = await table.get(slugKey(nis, base), consistent);
      if (first) slugs.set(base, pointerSchema.parse(first).id);
      // `:` comes after every digit.
      const sortKey = { from: `${base}-0`, to: `${base}-:` };
      for await (const item of table.queryAll({ pk: slugsKey(nis), sortKey, ...consistent })) {
        const slug = String(item.sk);
        const isNumbered = /^\d+$/.test(slug.slice(base.length + 1));
        if (isNumbered) slugs.set(slug, pointerSchema.parse(item).id);
      }
      return slugs;
    },

    /** By id, as they are at this moment; oldest first. */
    readMany,
  };
}

/** Where a slug may stand: in the municipality, or in one that merged into it, there without the code at its end. */
function slugKeys(nis: string, slug: string): Key[] {
  const former = findPlaceByNis(nis)?.municipality.formerNis ?? [];
  const moved = former.filter((code) => slug.endsWith(`-${code}`));
  return [
    slugKey(nis, slug),
    ...moved.map((code) => slugKey(code, slug.slice(0, -code.length - 1))),
    ...former.map((code) => slugKey(code, slug)),
  ];
}
