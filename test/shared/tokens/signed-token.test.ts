import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createKeyRing } from '../../../shared/secrets/key-ring.ts';
import { signToken, verifyToken } from '../../../shared/tokens/signed-token.ts';
import { testClock } from '../../builders/clock.ts';

const claims = z.strictObject({ id: z.string() });
const confirm = { purpose: 'confirm', claims, lifetime: 3600 };
const unsubscribe = { purpose: 'unsubscribe', claims, lifetime: null };
const keys = createKeyRing(async () => 'first-key');

describe('a signed token', () => {
  it('says what was signed until it expires', async () => {
    const now = testClock();
    const token = await signToken(confirm, { id: 'sub_1' }, { keys, now });
    now.advance(3600);
    expect(await verifyToken(confirm, token, { keys, now })).toEqual({ id: 'sub_1' });
    now.advance(1);
    await expect(verifyToken(confirm, token, { keys, now })).rejects.toMatchObject({
      code: 'token.expired',
    });
  });

  it('without a lifetime outlives everything, also a change of keys', async () => {
    const now = testClock();
    const token = await signToken(unsubscribe, { id: 'sub_1' }, { keys, now });
    now.set('2066-01-01T00:00:00Z');
    const rotated = createKeyRing(async () => 'second-key first-key');
    expect(await verifyToken(unsubscribe, token, { keys: rotated, now })).toEqual({ id: 'sub_1' });
  });

  it('of another purpose or another key is not valid', async () => {
    const now = testClock();
    const token = await signToken(confirm, { id: 'sub_1' }, { keys, now });
    const foreign = createKeyRing(async () => 'other-key');
    await expect(verifyToken(unsubscribe, token, { keys, now })).rejects.toMatchObject({
      code: 'token.invalid',
    });
    await expect(verifyToken(confirm, token, { keys: foreign, now })).rejects.toMatchObject({
      code: 'token.invalid',
    });
  });

  it('changed in any character, or any other text, is not valid', async () => {
    const now = testClock();
    const token = await signToken(confirm, { id: 'sub_1' }, { keys, now });
    const changed = fc
      .nat(token.length - 2)
      .map((at) => token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1));
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, fc.string()), async (text) => {
        await expect(verifyToken(confirm, text, { keys, now })).rejects.toMatchObject({
          code: 'token.invalid',
        });
      }),
    );
  });
});
