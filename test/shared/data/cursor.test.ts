import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../shared/data/cursor.ts';

describe('a cursor', () => {
  it('leads back to where a page ended', () => {
    const next = { pk: 'LIST', sk: 'item 7' };
    expect(decodeCursor(encodeCursor(next), 'LIST')).toEqual(next);
    expect(encodeCursor(undefined)).toBeUndefined();
    expect(decodeCursor(undefined, 'LIST')).toBeUndefined();
  });

  it.each([
    ['of another list', encodeCursor({ pk: 'OTHER', sk: 'x' })],
    ['that is no JSON', 'bm9uc2Vuc2U'],
    ['that is empty', ''],
    ['that holds an object', Buffer.from('{"pk":{"x":"LIST"}}').toString('base64url')],
  ])('%s is refused', (_, cursor) => {
    expect(() => decodeCursor(cursor, 'LIST')).toThrow(
      expect.objectContaining({ code: 'cursor.invalid' }),
    );
  });
});
