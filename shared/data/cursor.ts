import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { Item } from './expressions.ts';

const positionSchema = z.record(z.string(), z.union([z.string(), z.number()]));

/** An opaque cursor for the caller: where the next page of a list starts. Undefined at the end. */
export const encodeCursor = (next: Item | undefined): string | undefined =>
  next && Buffer.from(JSON.stringify(next)).toString('base64url');

/**
 * Reads a cursor that {@link encodeCursor} made. `pk` is the partition the caller may read: a cursor
 * that points elsewhere is refused.
 * @throws {AppError} cursor.invalid
 */
export function decodeCursor(cursor: string | undefined, pk: string): Item | undefined {
  if (cursor === undefined) return undefined;
  const position = positionSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!position.success || !Object.values(position.data).includes(pk)) {
    throw new AppError('cursor.invalid', 'This cursor is not one that this list gave.');
  }
  return position.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
