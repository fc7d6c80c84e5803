import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';

describe('a cursor', () => {
  it('leads back to where a page ended', () => {
    const next = { pk: 'LIST', sk: 'item 7' };
    expect(decodeCursor(encodeCursor(next), { pk: 'LIST' })).toEqual(next);
    expect(encodeCursor(undefined)).toBeUndefined();
    expect(decodeCursor(undefined, { pk: 'LIST' })).toBeUndefined();
  });

  it('of an index leads back too', () => {
    const next = { pk: 'ITEM#7', sk: 'ITEM', gsi1pk: 'LIST', gsi1sk: '7' };
    expect(decodeCursor(encodeCursor(next), { index: 'gsi1', pk: 'LIST' })).toEqual(next);
  });

  it.each([
    ['of another list', encodeCursor({ pk: 'OTHER', sk: 'x' })],
    ['that is no JSON', 'bm9uc2Vuc2U'],
    ['that is empty', ''],
    ['that names its list under another key', encodeCursor({ pk: 'OTHER', sk: 'LIST' })],
    ['without a sort key', encodeCursor({ pk: 'LIST' })],
    ['with an empty sort key', encodeCursor({ pk: 'LIST', sk: '' })],
    ['with a number for a key', encodeCursor({ pk: 'LIST', sk: 7 })],
    ['with the keys of an index', encodeCursor({ pk: 'LIST', sk: 'x', gsi1pk: 'a', gsi1sk: 'b' })],
    ['that holds an object', Buffer.from('{"pk":{"x":"LIST"}}').toString('base64url')],
  ])('%s is refused', (_, cursor) => {
    expect(() => decodeCursor(cursor, { pk: 'LIST' })).toThrow(
      expect.objectContaining({ code: 'cursor.invalid' }),
    );
  });
});
