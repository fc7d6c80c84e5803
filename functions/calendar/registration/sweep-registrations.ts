import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import type { Chore } from '../sweeping/follow-ups.ts';
import { expireOffer, hasRunOut } from './accept-offer.ts';
import { forget } from './end-place.ts';
import { offerPlaces } from './offer-places.ts';
import { payOwed } from './pay-owed.ts';
import type { Registration } from './registration.ts';
import { type RegistrationDeps, registrationDeps } from './registration-deps.ts';
import type { Due } from './registration-repository.ts';
import { remind } from './remind.ts';

/** Registrations at a time. */
const width = 8;

/** Read at once. */
const pageSize = 200;

/** With less time left the next run goes on. Milliseconds. */
const reserveMs = 15_000;

/**
 * Does what is due of registrations: mails that somebody died over, offers that run out, places that can be offered, reminders, and
 * forgetting what nobody confirmed. May run twice at once. What fails keeps nothing else waiting.
 * @throws {AggregateError} at the end, of what failed
 */
export const sweepRegistrations: Chore = async (around, remainingMs) => {
  const deps = registrationDeps(around);
  const failures: unknown[] = [];
  for await (const page of pagesOf(deps.registrations.due(deps.now()))) {
    if (remainingMs() < reserveMs) break;
    await inParallel(page, width, async (due) => {
      await takeDue(due, deps).catch((error: unknown) => failures.push(error));
    });
  }
  if (failures.length > 0) throw new AggregateError(failures, 'registrations could not be swept');
};

async function* pagesOf(found: AsyncIterable<Due>): AsyncGenerator<Due[]> {
  let page: Due[] = [];
  for await (const due of found) {
    page.push(due);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function takeDue({ id, ...ref }: Due, deps: RegistrationDeps): Promise<void> {
  if (id === undefined) return offerPlaces(ref, deps);
  const registration = await deps.registrations.get({ ...ref, id });
  if (!registration) return;
  try {
    await takeStep(await payOwed(registration, deps), deps);
  } catch (error) {
    // Confirmed, left or swept by another run just now: the next run sees what is left to do.
    if (!(error instanceof ConditionFailed)) throw error;
  }
}

async function takeStep(registration: Registration, deps: RegistrationDeps): Promise<void> {
  const { state, until, remindAt } = registration;
  const present = deps.now();
  const now = present.toISOString();
  if (state === 'pending' && until !== undefined && until <= now) await forget(registration, deps);
  if (hasRunOut(registration, present)) await expireOffer(registration, deps);
  if (state === 'confirmed' && remindAt !== undefined && remindAt <= now) {
    await remind(registration, deps);
  }
}
