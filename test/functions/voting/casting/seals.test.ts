import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pepperOf } from '../../../../functions/voting/casting/peppers.ts';
import {
  sealChoice,
  sealRequest,
  unsealChoice,
  unsealRequest,
} from '../../../../functions/voting/casting/sealed-vote.ts';
import { seal, unseal } from '../../../../functions/voting/casting/seals.ts';
import { signalKinds } from '../../../../functions/voting/casting/signal-kind.ts';
import { newId } from '../../../../shared/ids.ts';

const contestId = newId('con');
const secret = randomBytes(32);
const pepper = pepperOf(secret, contestId);
const link = { purpose: 'link', contestId } as const;
const invalid = expect.objectContaining({ code: 'token.invalid' });

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('a seal', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        const content = Buffer.from(bytes);
        expect(unseal(seal(content, link, pepper), link, pepper)).toEqual(content);
      }),
    );
  });

  it('never shows the same twice', () => {
    const content = Buffer.from('the same');
    const seals = Array.from({ length: 100 }, () => seal(content, link, pepper));
    expect(new Set(seals).size).toBe(100);
  });

  it('is refused when any bit of it differs', () => {
    const token = seal(Buffer.from('a vote'), link, pepper);
    const [head = '', body = ''] = token.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const forged = `${head}.${changed.toString('base64url')}`;
      expect(thrownBy(() => unseal(forged, link, pepper))).toEqual(invalid);
    }
  });

  it('is refused when it was cut anywhere, and so is any other text', () => {
    const token = seal(Buffer.from('a vote'), link, pepper);
    for (let length = 0; length < token.length; length += 1) {
      expect(thrownBy(() => unseal(token.slice(0, length), link, pepper))).toEqual(invalid);
    }
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(thrownBy(() => unseal(text, link, pepper))).toEqual(invalid);
        expect(thrownBy(() => unseal(`${contestId}.${text}`, link, pepper))).toEqual(invalid);
      }),
    );
  });

  it('opens for no other purpose, contest or pepper', () => {
    const token = seal(Buffer.from('a vote'), link, pepper);
    const other = newId('con');
    const moved = token.replace(contestId, other);
    const refused = [
      () => unseal(token, { purpose: 'code', contestId }, pepper),
      () => unseal(token, { purpose: 'choice', contestId }, pepper),
      () => unseal(token, { purpose: 'link', contestId: other }, pepper),
      () => unseal(moved, { purpose: 'link', contestId: other }, pepper),
      () => unseal(moved, { purpose: 'link', contestId: other }, pepperOf(secret, other)),
      () => unseal(token, link, pepperOf(randomBytes(32), contestId)),
    ];
    for (const work of refused) expect(thrownBy(work)).toEqual(invalid);
  });
});

describe('a sealed request', () => {
  const expiresAt = new Date('2026-11-23T12:00:00Z');
  const before = new Date('2026-11-23T11:59:59.999Z');
  const hexOf = (bytes: number) => randomBytes(bytes).toString('hex');
  const requestOf = (choices: readonly string[]) => ({
    rollId: hexOf(16),
    pendingId: hexOf(16),
    signal: { kind: 'network' as const, digest: hexOf(12), isCounted: true },
    choices,
    expiresAt,
  });

  it('holds what it was made of, whatever the choices and the signal', () => {
    for (const kind of signalKinds) {
      for (const isCounted of [true, false]) {
        for (const count of [1, 3, 80]) {
          const choices = Array.from({ length: count }, () => newId('can'));
          const request = {
            ...requestOf(choices),
            signal: { kind, digest: hexOf(12), isCounted },
          };
          const token = sealRequest(request, 80, link, pepper);
          expect(unsealRequest(token, link, pepper, before)).toEqual(request);
        }
      }
    }
  });

  it('is good until it expires', () => {
    const token = sealRequest(requestOf([newId('can')]), 1, link, pepper);
    expect(unsealRequest(token, link, pepper, before)).toBeDefined();
    expect(thrownBy(() => unsealRequest(token, link, pepper, expiresAt))).toEqual(
      expect.objectContaining({ code: 'token.expired' }),
    );
    const choice = sealChoice({ choices: [newId('can')], expiresAt }, 1, contestId, pepper);
    expect(unsealChoice(choice, contestId, pepper, before).choices).toHaveLength(1);
    expect(thrownBy(() => unsealChoice(choice, contestId, pepper, expiresAt))).toEqual(
      expect.objectContaining({ code: 'token.expired' }),
    );
  });

  it('has one length in a contest, so that it does not tell how many were chosen', () => {
    const lengths = [1, 2, 3].map((count) => {
      const choices = Array.from({ length: count }, () => newId('can'));
      return sealRequest(requestOf(choices), 3, link, pepper).length;
    });
    expect(new Set(lengths).size).toBe(1);
  });

  it('fits into a link even with 80 choices', () => {
    const choices = Array.from({ length: 80 }, () => newId('can'));
    expect(sealRequest(requestOf(choices), 80, link, pepper).length).toBeLessThan(1900);
  });

  it('is not made of what does not fit: nothing is cut off silently', () => {
    const two = [newId('can'), newId('can')];
    expect(() => sealRequest(requestOf(two), 1, link, pepper)).toThrow('more choices');
    for (const id of ['z'.repeat(26), `8${'0'.repeat(25)}`, '0'.repeat(25), '0'.repeat(30), '']) {
      expect(() => sealRequest(requestOf([`can_${id}`]), 1, link, pepper)).toThrow('no ULID');
    }
  });

  it('holds every candidate’s id as it is', () => {
    const ids = [
      `can_${'0'.repeat(26)}`,
      `can_7${'z'.repeat(25)}`,
      'can_01jd0000000000000000000001',
      ...Array.from({ length: 500 }, () => newId('can')),
    ];
    for (const id of ids) {
      const token = sealChoice({ choices: [id], expiresAt }, 1, contestId, pepper);
      expect(unsealChoice(token, contestId, pepper, before).choices).toEqual([id]);
    }
  });
});
