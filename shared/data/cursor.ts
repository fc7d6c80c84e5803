import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { Item, Query } from './expressions.ts';
import { tableSchema } from './table-schema.ts';

/** An opaque cursor for the caller: where the next page of a list starts. Undefined at the end. */
export const encodeCursor = (next: Item | undefined): string | undefined =>
  next && Buffer.from(JSON.stringify(next)).toString('base64url');

/**
 * Reads a cursor that {@link encodeCursor} made for this list. One with other keys than the list's, or that points into
 * another partition, is refused here: DynamoDB would answer it with an error that looks like ours.
 * @throws {AppError} cursor.invalid
 */
export function decodeCursor(
  cursor: string | undefined,
  { index, pk }: Pick<Query, 'index' | 'pk'>,
): Item | undefined {
  if (cursor === undefined) return undefined;
  const { partitionKey } = index ? tableSchema.indexes[index] : tableSchema;
  const position = positionIn(index).safeParse(readCursor(cursor));
  if (!position.success || position.data[partitionKey] !== pk) {
    throw new AppError('cursor.invalid', 'This cursor is not one that this list gave.');
  }
  return position.data;
}

/** The keys of the table and of the index read. */
function positionIn(index: Query['index']) {
  const keys = index ? [tableSchema, tableSchema.indexes[index]] : [tableSchema];
  const names = keys.flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return z.strictObject(Object.fromEntries(names.map((name) => [name, z.string().min(1)])));
}

/** What a cursor says, to be checked by the caller; undefined where it is none of ours. */
export function readCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
