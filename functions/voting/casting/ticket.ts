import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Pepper } from './peppers.ts';

const bytes = 16;

const mac = (pepper: Pepper, text: string): Buffer =>
  createHmac('sha256', pepper.key('ticket')).update(text).digest().subarray(0, bytes);

/** The ticket for the draw of a voter: the same each time, and it says nothing of the voter to who has no pepper. */
export function makeTicket(rollId: string, pepper: Pepper): string {
  const name = mac(pepper, `voter\n${rollId}`);
  return Buffer.concat([name, mac(pepper, `ticket\n${name.toString('hex')}`)]).toString(
    'base64url',
  );
}

/** What names a ticket that we made, in hexadecimal; undefined for any other text. */
export function ticketDigest(ticket: string, pepper: Pepper): string | undefined {
  const given = Buffer.from(ticket, 'base64url');
  if (given.length !== 2 * bytes) return undefined;
  const name = given.subarray(0, bytes).toString('hex');
  return timingSafeEqual(given.subarray(bytes), mac(pepper, `ticket\n${name}`)) ? name : undefined;
}
