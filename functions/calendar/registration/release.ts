import type { Write } from '../../../shared/data/expressions.ts';
import type { Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { removeWrites } from './registration-item.ts';
import { lineKey } from './registration-keys.ts';
import { seatsWrite } from './seats.ts';

/** What comes free when a registration ends: its places, or its place in the line. */
export function releaseWrites(registration: Registration, now: Date): Write[] {
  const { state, places, ticket } = registration;
  if (state === 'confirmed')
    return [seatsWrite(registration, { add: { taken: -places, spare: places }, stirredAt: now })];
  if (state === 'offered')
    return [seatsWrite(registration, { add: { offered: -places, spare: places }, stirredAt: now })];
  if (state !== 'waiting' || ticket === undefined) return [];
  return [
    seatsWrite(registration, { add: { waiting: -1 } }),
    { remove: lineKey(registration, ticket) },
  ];
}

/**
 * Removes all of a registration and frees what it held; the sweep offers it on.
 * @throws {ConditionFailed} when it has changed since it was read
 */
export async function removeRegistration(
  registration: Registration,
  { table, registrations, now }: Pick<RegistrationDeps, 'table' | 'registrations' | 'now'>,
): Promise<void> {
  const isLast = await registrations.isLast(registration);
  await table.transact([
    ...removeWrites(registration, isLast),
    ...releaseWrites(registration, now()),
  ]);
}
