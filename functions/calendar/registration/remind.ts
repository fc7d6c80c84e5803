import { isPublic } from '../events/facts-of.ts';
import { nextReminder } from './next-due.ts';
import { payOwed } from './pay-owed.ts';
import { owing, type Registration, takesPlace } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { replaceWrite } from './registration-item.ts';

/**
 * Reminds somebody who comes; of several reminders that are overdue, once. None for what has begun, does not take place or is hidden.
 * @throws {ConditionFailed} when the registration has changed since it was read
 */
export async function remind(registration: Registration, deps: RegistrationDeps): Promise<void> {
  const { told, eventId } = registration;
  const now = deps.now();
  const event = await deps.events.get(eventId);
  const remindAt = nextReminder(told, event?.registration?.remindHours ?? [], now);
  const after = { ...registration, remindAt };
  // Nobody hears of changes of what is hidden: what they were told last may not be so any more.
  const isToBeSeen = event !== undefined && isPublic(event);
  const isToCome = isToBeSeen && takesPlace(told) && Date.parse(told.startsAt) > now.getTime();
  const next = isToCome ? owing(after, 'reminder', now) : after;
  await deps.table.transact([replaceWrite(registration, next)]);
  await payOwed({ ...next, version: registration.version + 1 }, deps);
}
