import * as z from 'zod';
import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import type { Expression, Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import { plainText } from '../../../shared/text/plain-text.ts';
import type { Merchant, MerchantState, Trade } from '../merchant.ts';
import { tradesNamed } from '../trade-name.ts';
import { directoryKey } from './keys.ts';
import { fromItem } from './merchant-item.ts';

export interface DirectorySelection {
  /** All states when absent. */
  readonly state?: MerchantState | undefined;
  readonly trade?: Trade | undefined;
  /** Only those whose merchant wants to change something that staff have accepted. */
  readonly proposed?: boolean | undefined;
  /** Ambassadors only, or all but them; everybody when absent. */
  readonly ambassador?: boolean | undefined;
  /** Words that must all stand in name, place, story or trade; accents and case do not matter. */
  readonly search?: string | undefined;
}

export interface DirectoryPage {
  readonly merchants: readonly Merchant[];
  /** Pass it to read on; undefined at the end. */
  readonly cursor: string | undefined;
}

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Merchants of a municipality as pages and staff list them: by state, then by name. */
export function readDirectory(table: Table) {
  const list = (nis: string, selection: DirectorySelection, page: PageRequest = {}) =>
    readPage(table, nis, selection, page);

  return {
    /** All states mixed, unless one is selected. @throws {AppError} cursor.invalid */
    list,

    /** Those that everybody may see, by name. @throws {AppError} cursor.invalid */
    listListed: (
      nis: string,
      {
        search,
        trade,
        ambassador,
        ...page
      }: Omit<DirectorySelection, 'state' | 'proposed'> & PageRequest = {},
    ): Promise<DirectoryPage> => list(nis, { state: 'listed', search, trade, ambassador }, page),

    /** The listed ambassadors of a municipality, by name. */
    async listAmbassadors(
      nis: string,
      { search, trade }: Pick<DirectorySelection, 'search' | 'trade'> = {},
    ): Promise<Merchant[]> {
      const found: Merchant[] = [];
      const filter = filterOf({ search, trade, ambassador: true });
      for (const pk of partitionsOf(nis)) {
        const query = {
          index: 'gsi1' as const,
          pk,
          sortKey: { beginsWith: 'listed#' },
          ...(filter && { filter }),
        };
        for await (const item of table.queryAll(query)) found.push(fromItem(item));
      }
      return found;
    },
  };
}

/** Partitions that hold a municipality's merchants: its own, and those of what merged into it. */
const partitionsOf = (nis: string): string[] => {
  const municipality = findPlaceByNis(nis)?.municipality;
  const codes = municipality ? [municipality.nis, ...municipality.formerNis] : [nis];
  return codes.map(directoryKey);
};

/** Items read at a time: a search finds few of them. */
const pieceSize = 200;

async function readPage(
  table: Table,
  nis: string,
  selection: DirectorySelection,
  { cursor, limit = 50 }: PageRequest,
): Promise<DirectoryPage> {
  const prefix = selection.state ? `${selection.state}#` : '';
  const filter = filterOf(selection);
  const partitions = partitionsOf(nis);
  const start = startOf(cursor, partitions, prefix);
  const items: Item[] = [];
  for (const pk of partitions.slice(start.index)) {
    const query = {
      index: 'gsi1' as const,
      pk,
      ...(prefix && { sortKey: { beginsWith: prefix } }),
      ...(filter && { filter }),
      limit: filter ? pieceSize : limit + 1,
      startAfter: pk === partitions[start.index] ? start.after : undefined,
    };
    for await (const item of table.queryAll(query)) {
      if (items.length === limit) return { merchants: items.map(fromItem), cursor: after(items) };
      items.push(item);
    }
  }
  return { merchants: items.map(fromItem), cursor: undefined };
}

const positionSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  gsi1pk: z.string(),
  gsi1sk: z.string(),
});

/** The cursor that leads on after the last of these items. */
const after = (items: readonly Item[]): string | undefined => {
  const last = items.at(-1);
  return last && encodeCursor(positionSchema.parse(last));
};

/** A cursor is the caller's word: it may point into these partitions only, and to the state that is read. */
function startOf(cursor: string | undefined, partitions: readonly string[], prefix: string) {
  if (cursor === undefined) return { index: 0, after: undefined };
  for (const [index, pk] of partitions.entries()) {
    const position = positionIn(cursor, pk);
    if (position && String(position.gsi1sk).startsWith(prefix)) return { index, after: position };
  }
  throw new AppError('cursor.invalid', 'This cursor is not one that this list gave.');
}

function positionIn(cursor: string, pk: string): Item | undefined {
  try {
    return decodeCursor(cursor, { index: 'gsi1', pk });
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Words of a search that count; more than any name or sentence that somebody looks for. */
const maxWords = 8;

function filterOf({
  trade,
  proposed,
  ambassador,
  search = '',
}: DirectorySelection): Expression | undefined {
  const words = plainText(search.slice(0, 200)).split(' ').filter(Boolean).slice(0, maxWords);
  const values: Record<string, unknown> = {};
  const placeholder = (value: string) => {
    const name = `:f${Object.keys(values).length}`;
    values[name] = value;
    return name;
  };
  const conditions = words.map((word) => {
    const named = tradesNamed(word).map((code) => `trade = ${placeholder(code)}`);
    return `(${[`contains(searchText, ${placeholder(word)})`, ...named].join(' OR ')})`;
  });
  if (trade) conditions.push(`trade = ${placeholder(trade)}`);
  if (ambassador === true) conditions.push('attribute_exists(ambassador)');
  if (ambassador === false) conditions.push('attribute_not_exists(ambassador)');
  if (proposed) conditions.push('(attribute_exists(proposed) OR attribute_exists(proposedPhoto))');
  if (conditions.length === 0) return undefined;
  const isWithValues = Object.keys(values).length > 0;
  return { expression: conditions.join(' AND '), ...(isWithValues && { values }) };
}
