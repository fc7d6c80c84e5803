import * as z from 'zod';
import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';
import type { Item } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import { nisCodesOf } from '../../../shared/programme/nis-codes.ts';
import type { ShortLink } from './short-link.ts';
import { filterOf, linkOf, type Selection } from './short-link-item.ts';
import { shortLinksPartition } from './short-link-keys.ts';

export interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ShortLinkPage {
  readonly links: readonly ShortLink[];
  /** Pass it to read on; undefined at the end. */
  readonly cursor: string | undefined;
}

const positionSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  gsi1pk: z.string(),
  gsi1sk: z.string(),
});

/** A page of a municipality's links, the oldest first. @throws {AppError} cursor.invalid */
export async function readPage(
  table: Table,
  nis: string,
  selection: Selection,
  { cursor, limit }: PageRequest,
): Promise<ShortLinkPage> {
  const partitions = nisCodesOf(nis).map(shortLinksPartition);
  const start = startOf(cursor, partitions);
  const items: Item[] = [];
  for (const pk of partitions.slice(start.index)) {
    const startAfter = pk === partitions[start.index] ? start.after : undefined;
    const query = { index: 'gsi1' as const, pk, ...filterOf(selection), limit: 200, startAfter };
    for await (const item of table.queryAll(query)) {
      if (items.length === limit) return { links: items.map(linkOf), cursor: cursorAfter(items) };
      items.push(item);
    }
  }
  return { links: items.map(linkOf), cursor: undefined };
}

function cursorAfter(items: readonly Item[]): string | undefined {
  const last = items.at(-1);
  return last && encodeCursor(positionSchema.parse(last));
}

/** A cursor is the caller's word: it may point into these partitions only. */
function startOf(cursor: string | undefined, partitions: readonly string[]) {
  if (cursor === undefined) return { index: 0, after: undefined };
  const index = partitions.findIndex((pk) => isIn(cursor, pk));
  const pk = partitions[Math.max(0, index)] ?? '';
  return { index: Math.max(0, index), after: decodeCursor(cursor, { index: 'gsi1', pk }) };
}

function isIn(cursor: string, pk: string): boolean {
  try {
    decodeCursor(cursor, { index: 'gsi1', pk });
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
