import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { mailAbout } from './mails.ts';
import type { Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';
import { replaceWrite } from './registration-item.ts';

/**
 * Sends the mail that a registration owes, then notes that it is sent. Whoever dies in between has it asked for again under the same
 * id, which leaves once. Returns the registration as it is then.
 */
export async function payOwed(
  registration: Registration,
  deps: RegistrationDeps,
): Promise<Registration> {
  const { owes, id } = registration;
  if (!owes) return registration;
  const event = await deps.events.get(registration.eventId);
  const requests = event ? await mailAbout(owes.mail, event, registration, deps) : [];
  const name = `${id}-${owes.mail}-${owes.version}`;
  await deps.mail.sendOnce(requests.map((request) => ({ id: name, request })));
  const { owes: _paid, ...after } = registration;
  try {
    await deps.table.transact([replaceWrite(registration, after)]);
    return { ...after, version: registration.version + 1 };
  } catch (error) {
    // Changed just now: the sweep asks for the same mail again, if it is still owed.
    if (error instanceof ConditionFailed) return registration;
    throw error;
  }
}
