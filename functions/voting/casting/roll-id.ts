import { createHmac } from 'node:crypto';
import { mailboxOf } from './canonical-address.ts';
import type { Pepper } from './peppers.ts';

/** Bytes of a roll id: half of an HMAC-SHA-256, as RFC 2104 (5) allows, since links carry it. */
export const rollIdBytes = 16;

/** The name of a voter on the roll, in hexadecimal: one for all addresses of a mailbox, and nobody's without the pepper. */
export const rollIdOf = (address: string, pepper: Pepper): string =>
  createHmac('sha256', pepper.key('roll'))
    .update(mailboxOf(address).canonical)
    .digest()
    .subarray(0, rollIdBytes)
    .toString('hex');
