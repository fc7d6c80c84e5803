import type { Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { nisCodesOf } from '../../../shared/programme/nis-codes.ts';
import type { ShortLink } from './short-link.ts';
import {
  filterOf,
  ifVersion,
  itemOf,
  linkOf,
  newWrites,
  placeWrites,
  type Selection,
} from './short-link-item.ts';
import { shortLinkKey, shortLinksPartition } from './short-link-keys.ts';
import { type PageRequest, readPage, type ShortLinkPage } from './short-link-pages.ts';

export type ShortLinkRepository = ReturnType<typeof createShortLinkRepository>;

/** Links on printed matter. */
export function createShortLinkRepository(table: Table) {
  const find = async (code: string, isConsistent: boolean): Promise<ShortLink | undefined> => {
    const item = await table.get(shortLinkKey(code), { consistent: isConsistent });
    return item && linkOf(item);
  };

  return {
    /** For whoever scans: a moment behind, at half the price. */
    find: (code: string): Promise<ShortLink | undefined> => find(code, false),

    /** @throws {AppError} short_link.not_found */
    async read(code: string): Promise<ShortLink> {
      const link = await find(code, true);
      if (!link) throw new AppError('short_link.not_found', 'There is no such short link.');
      return link;
    },

    /** The oldest first. @throws {AppError} cursor.invalid */
    list: (nis: string, selection: Selection, page: PageRequest): Promise<ShortLinkPage> =>
      readPage(table, nis, selection, page),

    /** All of a municipality that fit, the oldest first; the index may be a moment behind. */
    async listAll(nis: string, selection: Selection = {}): Promise<ShortLink[]> {
      const links: ShortLink[] = [];
      for (const pk of nisCodesOf(nis).map(shortLinksPartition)) {
        const query = { index: 'gsi1' as const, pk, ...filterOf(selection) };
        for await (const item of table.queryAll(query)) links.push(linkOf(item));
      }
      return links;
    },

    /** Up to 40 links at once, all or none. @throws {ConditionFailed} where a merchant has one of them */
    async create(links: readonly ShortLink[], writes: readonly Write[]): Promise<void> {
      await table.transact([...links.flatMap(newWrites), ...writes]);
    },

    /**
     * Puts a link in place of what it was: one that becomes active again takes its merchant's place for such links.
     * @throws {ConditionFailed} when somebody has changed it since it was read, or that place is taken
     */
    async replace(before: ShortLink, after: ShortLink, writes: readonly Write[]): Promise<void> {
      await table.transact([
        { put: itemOf(after), condition: ifVersion(before) },
        ...placeWrites(before, after),
        ...writes,
      ]);
    },
  };
}

/** Most links of one transaction, each of two items, with room for an audit line. */
export const linksAtOnce = 40;
