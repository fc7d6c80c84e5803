import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { CampaignEvent } from '../events/event.ts';
import { offerPlaces } from './offer-places.ts';
import type { OccurrenceRef } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { seatsKey } from './registration-keys.ts';
import { type Seats, stirring } from './seats.ts';

/**
 * Gives the seats of these times the capacity that the rule of their event says now, and offers what comes free by it. Where there are
 * fewer seats than people, nobody is sent away: nothing is free until enough have left. May run twice.
 */
export async function applyRule(
  event: CampaignEvent,
  refs: readonly OccurrenceRef[],
  deps: RegistrationDeps,
): Promise<void> {
  const capacity = event.registration?.capacity;
  if (capacity === undefined) return;
  for (const ref of refs) {
    while (await changesCapacity(ref, capacity, deps));
    await offerPlaces(ref, deps);
  }
}

/** Whether it has to be looked at again. */
async function changesCapacity(
  ref: OccurrenceRef,
  capacity: number,
  { table, registrations, now }: RegistrationDeps,
): Promise<boolean> {
  const seats: Seats | undefined = await registrations.seats(ref);
  if (!seats || seats.capacity === capacity) return false;
  const { sets, values } = stirring(ref, now());
  try {
    await table.update(seatsKey(ref), {
      expression: `SET #capacity = :capacity, spare = spare + :more, ${sets.join(', ')}`,
      condition: '#capacity = :before',
      names: { '#capacity': 'capacity' },
      values: {
        ...values,
        ':capacity': capacity,
        ':before': seats.capacity,
        ':more': capacity - seats.capacity,
      },
    });
    return false;
  } catch (error) {
    if (error instanceof ConditionFailed) return true;
    throw error;
  }
}
