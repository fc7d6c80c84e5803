import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import type { Item, Query } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { tableSchema } from '../../../shared/data/table-schema.ts';
import { AppError } from '../../../shared/errors.ts';

export interface PageWanted {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

export interface ItemPage {
  readonly items: readonly Item[];
  /** Pass it to read on; undefined at the end. */
  readonly cursor: string | undefined;
}

/** The items of these queries that are wanted, one query after the other. @throws {AppError} cursor.invalid */
export async function pageOfPartitions(
  table: Table,
  queries: readonly Query[],
  { cursor, limit = 50 }: PageWanted,
  isWanted: (item: Item) => boolean = () => true,
): Promise<ItemPage> {
  const start = startOf(cursor, queries);
  const found: { readonly item: Item; readonly query: Query }[] = [];
  for (const [index, query] of queries.entries()) {
    if (index < start.index) continue;
    const startAfter = index === start.index ? start.after : undefined;
    for await (const item of table.queryAll({ ...query, limit: limit + 1, startAfter })) {
      if (!isWanted(item)) continue;
      const last = found.at(-1);
      if (found.length === limit && last) {
        return { items: found.map((one) => one.item), cursor: cursorAt(last.item, last.query) };
      }
      found.push({ item, query });
    }
  }
  return { items: found.map((one) => one.item), cursor: undefined };
}

function cursorAt(item: Item, { index }: Query): string | undefined {
  const keys = index ? [tableSchema, tableSchema.indexes[index]] : [tableSchema];
  const names = keys.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return encodeCursor(Object.fromEntries(names.map((name) => [name, item[name]])));
}

/** A cursor is the caller's word: it may point into these queries only. */
function startOf(cursor: string | undefined, queries: readonly Query[]) {
  if (cursor === undefined) return { index: 0, after: undefined };
  for (const [index, query] of queries.entries()) {
    const after = positionIn(cursor, query);
    if (after) return { index, after };
  }
  throw new AppError('cursor.invalid', 'This cursor is not one that this list gave.');
}

function positionIn(cursor: string, query: Query): Item | undefined {
  try {
    return decodeCursor(cursor, query);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
