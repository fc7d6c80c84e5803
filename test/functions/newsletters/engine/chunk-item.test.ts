import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../../functions/newsletters/sending/chunk.ts';
import {
  changingAttributes,
  chunkFrom,
  newChunkItem,
} from '../../../../functions/newsletters/sending/chunk-item.ts';
import { packIds, unpackIds } from '../../../../functions/newsletters/sending/recipient-ids.ts';
import { newId } from '../../../../shared/ids.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const aSubscriberId = fc
  .tuple(
    fc.constantFrom(...'01234567'),
    fc.array(fc.constantFrom(...alphabet), { minLength: 25, maxLength: 25 }),
  )
  .map(([first, rest]) => `sub_${first}${rest.join('')}`);

describe('ids of a chunk’s recipients', () => {
  it('are the same after packing and unpacking', () => {
    fc.assert(
      fc.property(fc.array(aSubscriberId, { maxLength: 50 }), (ids) => {
        const packed = packIds(ids);
        expect(packed.length).toBe(ids.length * 16);
        expect(unpackIds(packed)).toEqual(ids);
      }),
    );
  });

  it('are refused when they are none', () => {
    expect(() => packIds(['iss_01jd0000000000000000000000'])).toThrow('not the id');
    expect(() => packIds(['sub_01jd000000000000000000000u'])).toThrow('not the id');
    expect(() => packIds(['sub_01jd'])).toThrow('not the id');
  });
});

/** Bytes of an item as DynamoDB counts them: names and values in UTF-8, numbers about half their digits. */
const sizeOf = (item: Record<string, unknown>): number =>
  Object.entries(item).reduce((sum, [name, value]) => {
    if (value === undefined) return sum;
    if (value instanceof Uint8Array) return sum + name.length + value.length;
    if (typeof value === 'number')
      return sum + name.length + Math.ceil(String(value).length / 2) + 1;
    return sum + name.length + Buffer.byteLength(String(value));
  }, 0);

const fullChunk = (): Chunk => ({
  issueId: newId('iss'),
  chunkId: '15-zzzzzzzz-9999',
  variantId: 'nl-13036',
  recipients: Array.from({ length: 50 }, () => newId('sub')),
  states: 'p'.repeat(50),
  version: 99,
  attempt: 99,
  inCall: 50,
  callLimit: 25,
  dueAt: new Date('2026-11-28T09:00:00.123Z'),
  reconcileAt: new Date('2026-11-28T09:15:00.123Z'),
});

describe('the item of a chunk', () => {
  it('with 50 recipients stays within one write unit, 1,024 bytes, in whatever state', () => {
    const chunk = fullChunk();
    const item = { ...newChunkItem(chunk, 1_900_000_000), ...changingAttributes(chunk) };
    expect(sizeOf(item)).toBeLessThanOrEqual(1024);
  });

  it('reads back as what was written', () => {
    const chunk = fullChunk();
    const item = { ...newChunkItem(chunk, 1_900_000_000), ...changingAttributes(chunk) };
    expect(chunkFrom(item)).toEqual(chunk);
  });
});
