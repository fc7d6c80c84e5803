import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import { AppError, unavailable } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { auditWrite } from '../../staff/index.ts';
import { settled } from './confirm.ts';
import { readOpen } from './open-occurrence.ts';
import { isActive, type OccurrenceRef, type Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { createWrites, removeWrites } from './registration-item.ts';
import { takePlace } from './take-place.ts';
import { toldOf } from './told.ts';

/** Whom staff register, and why: somebody phoned, say. */
export interface ByHand {
  readonly name: string;
  /** As `parseAddress` gives it; absent for somebody who has none. */
  readonly address: string | undefined;
  readonly language: Language;
  readonly places: number;
  readonly organisation: string | undefined;
  readonly why: string;
}

const attempts = 3;

/**
 * Registers somebody who asked staff for it, without a mail to confirm. Staff take no place that is not free either: then it is the line.
 * @throws {AppError} registration.closed, registration.full
 * @throws {AppError} registration.state when the address is registered already
 */
export async function registerByHand(
  ref: OccurrenceRef,
  wanted: ByHand,
  principal: Principal,
  deps: RegistrationDeps,
): Promise<Registration> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const made = await make(ref, wanted, principal, deps);
    if (made) return settled(made, deps);
  }
  throw unavailable(undefined);
}

/** Undefined where the address was registered by somebody else just now, or the event has changed. */
async function make(
  ref: OccurrenceRef,
  wanted: ByHand,
  principal: Principal,
  deps: RegistrationDeps,
): Promise<Registration | undefined> {
  const open = await readOpen(ref, deps);
  const { address, why, organisation, ...person } = wanted;
  const known = address && (await deps.registrations.findByAddress(ref, address));
  if (known && isActive(known) && known.state !== 'pending') {
    throw new AppError('registration.state', 'This address is registered already.');
  }
  const at = deps.now().toISOString();
  const registration: Registration = {
    ...person,
    id: deps.newId('reg'),
    eventId: ref.eventId,
    key: ref.key,
    nis: open.event.nis,
    state: 'pending',
    ...(address && { address, digest: await deps.registrations.digest(address) }),
    ...(organisation && { organisation }),
    basis: { kind: 'staff', why, by: principal.accountId, at },
    told: toldOf(open.event, open.occurrence),
    createdAt: at,
    version: 0,
  };
  const line = {
    principal,
    action: 'registration.created',
    subject: registration.id,
    municipalities: [open.event.nis],
  };
  const audit = auditWrite(line, deps);
  const replaced = known ? known.id : undefined;
  // What waits for its confirmation goes: its link must not register the same person again.
  const unconfirmed = known && known.state === 'pending' ? removeWrites(known, false) : [];
  const write = (after: Registration): Write[] => [
    ...createWrites(after, replaced),
    ...unconfirmed,
    audit,
  ];
  try {
    return await takePlace(registration, { open, write }, deps);
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined;
    throw error;
  }
}
