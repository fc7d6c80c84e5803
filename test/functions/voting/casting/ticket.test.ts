import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pepperOf } from '../../../../functions/voting/casting/peppers.ts';
import { makeTicket, ticketDigest } from '../../../../functions/voting/casting/ticket.ts';

const pepper = pepperOf(randomBytes(32), 'con_a');
const rollId = randomBytes(16).toString('hex');

describe('a ticket', () => {
  it('is the same each time for one voter and another for others', () => {
    expect(makeTicket(rollId, pepper)).toBe(makeTicket(rollId, pepper));
    expect(makeTicket(randomBytes(16).toString('hex'), pepper)).not.toBe(
      makeTicket(rollId, pepper),
    );
  });

  it('is known as ours, and does not hold the voter’s name on the roll', () => {
    const digest = ticketDigest(makeTicket(rollId, pepper), pepper);
    expect(digest).toMatch(/^[0-9a-f]{32}$/);
    expect(digest).not.toBe(rollId);
  });

  it('cannot be made up, changed or brought from another contest', () => {
    const ticket = makeTicket(rollId, pepper);
    const changed = Buffer.from(ticket, 'base64url');
    changed.writeUInt8(changed.readUInt8(0) ^ 1, 0);
    const others = [
      '',
      'x',
      ticket.slice(1),
      `${ticket}AA`,
      randomBytes(32).toString('base64url'),
      changed.toString('base64url'),
      makeTicket(rollId, pepperOf(randomBytes(32), 'con_b')),
    ];
    expect(others.map((other) => ticketDigest(other, pepper)).filter(Boolean)).toEqual([]);
  });
});
