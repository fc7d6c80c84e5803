import { createHmac } from 'node:crypto';
import { daysAfter, epochSeconds } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent } from '../../../shared/data/expressions.ts';
import { AppError } from '../../../shared/errors.ts';
import { keptDays } from '../../../shared/privacy/kept-days.ts';
import { mailboxOf } from '../casting/canonical-address.ts';
import type { CastingDeps } from '../casting/casting-deps.ts';
import { ticketDigest } from '../casting/ticket.ts';
import { ticketKey } from '../casting/vote-keys.ts';
import type { Contest } from '../contests/contest.ts';
import { drawEntryKey, drawnKey } from './draw-keys.ts';

export type EnterDrawDeps = Pick<CastingDeps, 'votes' | 'peppers'>;

/**
 * Enters an address in the prize draw, for a ticket of the thank-you page. Each ticket enters once and each mailbox once; the
 * answer is the same when one of them has, so that nobody learns who else takes part. The entry holds the address and
 * nothing of the vote; its time of removal is the same for all entries of a contest.
 * @param address as `parseAddress` gave it.
 * @throws {AppError} ticket.invalid for no ticket of this contest, and where nothing is drawn any more.
 */
export async function enterDraw(
  { contest, ticket, address }: Entry,
  { votes, peppers }: EnterDrawDeps,
): Promise<void> {
  const pepper = contest.prize && (await peppers.read(contest.id));
  const digest = pepper && ticketDigest(ticket, pepper);
  if (!digest) throw invalid();
  // Even if nobody ever draws.
  const closesAt = new Date(contest.voting.closes.at);
  const expiresAt = epochSeconds(daysAfter(closesAt, keptDays.drawEntries));
  const entryId = createHmac('sha256', pepper.key('ticket'))
    .update(`mailbox\n${mailboxOf(address).canonical}`)
    .digest('hex')
    .slice(0, 32);
  const entry = { ...drawEntryKey(contest.id, entryId), address, expiresAt };
  try {
    await votes.transact([
      { check: drawnKey(contest.id), condition: ifAbsent },
      { put: { ...ticketKey(contest.id, digest), expiresAt }, condition: ifAbsent },
      { put: entry, condition: ifAbsent },
    ]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    if (error.failed.includes(0)) throw invalid();
  }
}

interface Entry {
  readonly contest: Pick<Contest, 'id' | 'prize' | 'voting'>;
  readonly ticket: string;
  readonly address: string;
}

const invalid = (): AppError =>
  new AppError('ticket.invalid', 'This ticket does not enter the draw, or the draw has been.');
