import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { changeRegistration } from './change-registration.ts';
import { endPlace } from './end-place.ts';
import {
  type Attendance,
  isActive,
  type Registration,
  type RegistrationRef,
} from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';

async function readActive(ref: RegistrationRef, deps: RegistrationDeps): Promise<Registration> {
  const registration = await deps.registrations.get(ref);
  if (!registration) {
    throw new AppError('registration.not_found', 'There is no such registration.');
  }
  if (isActive(registration)) return registration;
  throw new AppError('registration.state', 'This registration is over already.');
}

/**
 * Ends somebody's registration; they are told why.
 * @throws {AppError} registration.not_found, registration.state
 */
export async function cancelByStaff(
  ref: RegistrationRef,
  reason: string,
  principal: Principal,
  deps: RegistrationDeps,
): Promise<Registration> {
  const { nis } = await readActive(ref, deps);
  const action = 'registration.cancelled';
  const line = { principal, action, subject: ref.id, municipalities: [nis] };
  const also = [auditWrite(line, deps)];
  const ending = { state: 'cancelled', mail: 'cancelled', cancelReason: reason, also } as const;
  return endPlace(ref, ending, deps);
}

/**
 * Notes who came and who did not; null takes the note away.
 * @throws {AppError} registration.not_found, registration.state for somebody who had no place
 */
export async function noteAttendance(
  ref: RegistrationRef,
  attendance: Attendance | null,
  principal: Principal,
  deps: RegistrationDeps,
): Promise<Registration> {
  return changeRegistration(ref, deps, (present) => {
    if (present.state !== 'confirmed') {
      throw new AppError('registration.state', 'This person had no place.');
    }
    const { attendance: before, ...kept } = present;
    if ((before ?? null) === attendance) return undefined;
    const line = {
      principal,
      action: 'registration.attendance-noted',
      subject: ref.id,
      municipalities: [present.nis],
      fields: ['attendance'],
    };
    return {
      after: { ...kept, ...(attendance && { attendance }) },
      also: [auditWrite(line, deps)],
    };
  });
}
