import { type Item, ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import { presentNisOf } from '../../../shared/programme/nis-codes.ts';
import { nextDue } from './next-due.ts';
import { type Registration, registrationSchema } from './registration.ts';
import {
  addressKey,
  dueKeys,
  lineKey,
  registrantKey,
  registrationKey,
} from './registration-keys.ts';
import { expiryOf } from './seats.ts';

function registrationItem(registration: Registration): Item {
  const dueAt = nextDue(registration);
  return {
    ...registrationKey(registration),
    ...registration,
    expiresAt: expiryOf(registration.told),
    ...(dueAt && { dueAt, ...dueKeys(dueAt, registration.id) }),
  };
}

/** The registration of an item. One of a municipality that has merged belongs to the new one. */
export function registrationOf(item: Item): Registration {
  const registration = registrationSchema().parse(item);
  return { ...registration, nis: presentNisOf(registration.nis) };
}

/**
 * A new registration and what it is found by. Fails where its address has another one than `replaced`.
 * @param replaced id of one that is over
 */
export function createWrites(registration: Registration, replaced?: string): Write[] {
  const { digest, id } = registration;
  const item = registrationItem(registration);
  const expiresAt = item.expiresAt;
  const isFree =
    replaced === undefined
      ? ifAbsent
      : {
          expression: 'attribute_not_exists(pk) OR registrationId = :replaced',
          values: { ':replaced': replaced },
        };
  const address = digest && { ...addressKey(registration, digest), registrationId: id, expiresAt };
  return [
    { put: item, condition: ifAbsent },
    ...(address ? [{ put: address, condition: isFree }] : []),
    ...pointerWrites(registration),
  ];
}

/** By which all that is held of an address is found. */
function pointerWrites(registration: Registration): Write[] {
  const { digest, id, eventId, key, told } = registration;
  if (!digest) return [];
  const pointer = { ...registrantKey(digest, id), id, eventId, key, expiresAt: expiryOf(told) };
  return [{ put: pointer }];
}

/** The next version in place of the one that was read, if nobody has changed it. */
export const replaceWrite = (before: Registration, after: Registration): Write => ({
  put: registrationItem({ ...after, version: before.version + 1 }),
  condition: ifVersion(before),
});

/** It moved: its place in the line, and what it is found by, have to be kept as long as the registration. */
export const moveWrites = (after: Registration): Write[] => [
  ...(after.ticket === undefined ? [] : [{ put: lineItem(after, after.ticket) }]),
  ...findableWrites(after),
];

/** What it is found by, kept as long as the registration. Fails where its address has a later one. */
export function findableWrites(after: Registration): Write[] {
  const { digest, id, told } = after;
  if (!digest) return [];
  const expiresAt = expiryOf(told);
  const address: Write = {
    update: addressKey(after, digest),
    with: {
      expression: 'SET expiresAt = :expiresAt, registrationId = :id',
      condition: 'attribute_not_exists(pk) OR registrationId = :id',
      values: { ':expiresAt': expiresAt, ':id': id },
    },
  };
  return [address, ...pointerWrites(after)];
}

/**
 * All of a registration, if nobody has changed it.
 * @param isLast whether it is the one that its address has; a later one may have taken its place
 */
export function removeWrites(registration: Registration, isLast: boolean): Write[] {
  const { digest, id } = registration;
  const own = { expression: 'registrationId = :id', values: { ':id': id } };
  return [
    { remove: registrationKey(registration), condition: ifVersion(registration) },
    ...(digest ? [{ remove: registrantKey(digest, id) }] : []),
    ...(digest && isLast ? [{ remove: addressKey(registration, digest), condition: own }] : []),
  ];
}

export const lineItem = (registration: Registration, ticket: number): Item => ({
  ...lineKey(registration, ticket),
  id: registration.id,
  places: registration.places,
  expiresAt: expiryOf(registration.told),
});

const ifVersion = ({ version }: Registration) => ({
  expression: 'version = :version',
  values: { ':version': version },
});
