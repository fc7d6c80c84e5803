import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import { AppError, unavailable } from '../../../shared/errors.ts';
import { pauseBefore } from '../../../shared/pause.ts';
import type { CampaignEvent } from '../events/event.ts';
import { ifVersion } from '../events/event-item.ts';
import { eventKey } from '../events/event-keys.ts';
import { nextReminder } from './next-due.ts';
import type { OpenOccurrence } from './open-occurrence.ts';
import { type OccurrenceRef, owing, type Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { lineItem } from './registration-item.ts';
import { seatsKey } from './registration-keys.ts';
import { expiryOf, joinWrite, newSeatsWrites, type Seats, takeWrite } from './seats.ts';

interface Taking {
  readonly open: OpenOccurrence;
  /** Writes the registration as it is then; fails where somebody else has changed it. */
  readonly write: (after: Registration) => readonly Write[];
}

/** Thousands may want the same seats at once: they conflict, wait by chance, and look again. */
const attempts = 8;

/**
 * Gives a registration its places: those that are free where nobody waits for them, else a place in the line. The condition on the
 * seats decides, not what was read of them: however many come at once, no place is given twice.
 * @throws {AppError} registration.full where there is no line, or it could never be its turn
 * @throws {ConditionFailed} where `write` met a change of somebody else's, or the event has changed
 */
export async function takePlace(
  wanted: Registration,
  { open, write }: Taking,
  deps: RegistrationDeps,
): Promise<Registration> {
  let ticket: number | undefined;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const seats = await readSeats(wanted, open, deps);
    const step = stepOf(seats, wanted, open);
    if (step === 'join') ticket ??= await drawTicket(wanted, deps);
    const after = afterStep(wanted, step === 'join' ? ticket : undefined, open, deps.now());
    const seatsWrites = writesOf(after, seats, deps.now());
    try {
      await deps.table.transact([...seatsWrites, ifUnchanged(open.event), ...write(after)]);
      return after;
    } catch (error) {
      if (!isInTheWay(error)) throw error;
    }
    await pauseBefore(attempt);
  }
  throw unavailable(undefined);
}

/** Somebody else was quicker: what the seats are has to be read again. */
function isInTheWay(error: unknown): boolean {
  if (error instanceof ConditionFailed) return error.failed.every((index) => index === 0);
  return error instanceof AppError && error.code === 'unavailable';
}

function stepOf(
  { capacity, spare, waiting }: Seats,
  { places }: Registration,
  { rule }: OpenOccurrence,
): 'take' | 'join' {
  if (spare >= places && waiting === 0) return 'take';
  if (rule.waitingList && places <= capacity) return 'join';
  throw new AppError('registration.full', 'There are not so many places left.');
}

function afterStep(
  wanted: Registration,
  ticket: number | undefined,
  { rule }: OpenOccurrence,
  now: Date,
): Registration {
  const { until: _over, ...kept } = wanted;
  const confirmedAt = now.toISOString();
  if (ticket !== undefined) return owing({ ...kept, state: 'waiting', ticket }, 'waiting', now);
  const remindAt = nextReminder(wanted.told, rule.remindHours, now);
  const confirmed: Registration = { ...kept, state: 'confirmed', confirmedAt, remindAt };
  return owing(confirmed, 'confirmed', now);
}

/** The change of the seats comes first: its index tells whose condition failed. */
const writesOf = (after: Registration, seats: Seats, now: Date): Write[] =>
  after.ticket === undefined
    ? [takeWrite(after, after.places)]
    : [joinWrite(after, after.places, seats, now), { put: lineItem(after, after.ticket) }];

/** In the order in which people came; a number that is not used leaves a gap, which nobody sees. */
async function drawTicket(ref: OccurrenceRef, { table }: RegistrationDeps): Promise<number> {
  const seats = await table.update(seatsKey(ref), {
    expression: 'SET tickets = tickets + :one',
    condition: 'attribute_exists(pk)',
    values: { ':one': 1 },
  });
  return Number(seats.tickets);
}

/** The seats, made when the first person needs one. */
async function readSeats(
  wanted: Registration,
  { event, rule }: OpenOccurrence,
  { table, registrations }: RegistrationDeps,
): Promise<Seats> {
  const found = await registrations.seats(wanted);
  if (found) return found;
  const writes = newSeatsWrites(wanted, rule.capacity, expiryOf(wanted.told));
  try {
    await table.transact([...writes, ifCapacity(event.id, rule.capacity)]);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
  const made = await registrations.seats(wanted);
  // The capacity has changed since the event was read: whoever asks again reads the new one.
  if (!made) throw unavailable(undefined);
  return made;
}

/** So that nobody gets a place at what was called off or moved just now: those who had one are told already. */
const ifUnchanged = (event: CampaignEvent): Write => ({
  check: eventKey(event.id),
  condition: ifVersion(event),
});

/** So that seats made while staff change the capacity are not left with the old one. */
const ifCapacity = (eventId: string, capacity: number): Write => ({
  check: eventKey(eventId),
  condition: {
    expression: 'registration.#capacity = :capacity',
    names: { '#capacity': 'capacity' },
    values: { ':capacity': capacity },
  },
});
