import { secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import { findOpen, type OpenOccurrence } from './open-occurrence.ts';
import { payOwed } from './pay-owed.ts';
import { type OccurrenceRef, owing, type Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { replaceWrite } from './registration-item.ts';
import { lineKey, seatsKey } from './registration-keys.ts';
import { offerWrite, type Seats } from './seats.ts';

/** Offers made by one call, and times that others may be in the way. The sweep goes on with what is left. */
const most = 200;

/**
 * Offers free places down the line: to the first for whom they are enough, so that a group does not keep a place empty that one
 * person waits for, nor lose its turn to somebody who came later and asks for as many. Once nothing is left to offer, the seats are
 * settled until something stirs them. May run twice at once.
 */
export async function offerPlaces(ref: OccurrenceRef, deps: RegistrationDeps): Promise<void> {
  for (let step = 1; step <= most; step += 1) {
    const seats = await deps.registrations.seats(ref);
    if (!seats) return;
    const next = await nextOffer(seats, deps);
    if (!next) {
      if (await settle(seats, deps)) return;
    } else if (!(await offer(next, deps))) {
      await pauseBefore(Math.min(step, 5));
    }
  }
}

interface Offer {
  readonly registration: Registration;
  readonly open: OpenOccurrence;
}

async function nextOffer(seats: Seats, deps: RegistrationDeps): Promise<Offer | undefined> {
  if (seats.spare <= 0 || seats.waiting <= 0) return undefined;
  const open = await findOpen(seats, deps);
  const registration = open && (await deps.registrations.firstInLine(seats, seats.spare));
  return registration && { registration, open };
}

/** False where somebody else was quicker. */
async function offer({ registration, open }: Offer, deps: RegistrationDeps): Promise<boolean> {
  const { places, ticket } = registration;
  if (registration.state !== 'waiting' || ticket === undefined) return false;
  const now = deps.now();
  const until = earlier(
    secondsAfter(now, open.rule.offerHours * 3600),
    open.closesAt,
  ).toISOString();
  const { ticket: _left, ...kept } = registration;
  const after = owing({ ...kept, state: 'offered', until }, 'offer', now);
  try {
    await deps.table.transact([
      offerWrite(registration, places),
      replaceWrite(registration, after),
      { remove: lineKey(registration, ticket) },
    ]);
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
  await payOwed({ ...after, version: registration.version + 1 }, deps);
  return true;
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** Notes that nothing can be offered now. False where something has stirred the seats since they were read. */
async function settle(
  { dueAt, stirs, ...ref }: Seats,
  { table }: RegistrationDeps,
): Promise<boolean> {
  if (dueAt === undefined) return true;
  try {
    await table.update(seatsKey(ref), {
      expression: 'REMOVE dueAt, gsi2pk, gsi2sk',
      condition: 'stirs = :stirs',
      values: { ':stirs': stirs },
    });
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}
