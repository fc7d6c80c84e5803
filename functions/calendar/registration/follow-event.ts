import { secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import { agendaOccurrence } from '../events/agenda.ts';
import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import type { CampaignEvent } from '../events/event.ts';
import { isPublic, shownStatus } from '../events/facts-of.ts';
import { agendaWindow } from '../events/horizon.ts';
import { occurrencesOf } from '../events/occurrences-of.ts';
import type { FollowUp } from '../sweeping/follow-ups.ts';
import { isOpenOffer } from './accept-offer.ts';
import { applyRule } from './apply-rule.ts';
import { nextReminder } from './next-due.ts';
import { closingOf } from './open-occurrence.ts';
import { payOwed } from './pay-owed.ts';
import {
  isActive,
  isOver,
  type OccurrenceRef,
  type OwedMail,
  owing,
  type Registration,
  type Told,
  takesPlace,
} from './registration.ts';
import { type RegistrationDeps, registrationDeps } from './registration-deps.ts';
import { moveWrites, replaceWrite } from './registration-item.ts';
import { occurrenceKey, seatsKey } from './registration-keys.ts';
import { expiryOf } from './seats.ts';
import { newsBetween, toldOf } from './told.ts';

/** People told at a time. */
const width = 8;

/**
 * Tells everybody who is registered for an event what has changed of it: when or where it takes place, or whether. What each was told
 * last stands with the registration, so that nobody hears the same twice, however often this dies and begins again. Of an event that
 * is not public (any more) nobody hears: staff may be in the middle of something.
 */
export const followRegistrations: FollowUp = async (event, around) => {
  const deps = registrationDeps(around);
  const refs = await deps.registrations.occurrencesOf(event.id);
  if (refs.length === 0) return;
  await applyRule(event, refs, deps);
  if (!isPublic(event)) return;
  const status = shownStatus(event);
  const present = new Map(
    occurrencesOf(event, agendaWindow(deps.now())).map((one) => [
      one.key,
      agendaOccurrence(one, status),
    ]),
  );
  for (const ref of refs) await tellAll(ref, event, present.get(ref.key), deps);
};

async function tellAll(
  ref: OccurrenceRef,
  event: CampaignEvent,
  occurrence: AgendaOccurrence | undefined,
  deps: RegistrationDeps,
): Promise<void> {
  const people: Registration[] = [];
  for await (const registration of deps.registrations.list(ref)) {
    if (isActive(registration) && registration.state !== 'pending') people.push(registration);
  }
  if (occurrence) await keepAsLong(ref, occurrence, deps);
  await inParallel(people, width, (registration) =>
    tell(registration, event, toldNow(registration.told, event, occurrence), deps),
  );
}

/** A time that is gone does not take place; its hours are those that people know. */
const toldNow = (
  told: Told,
  event: CampaignEvent,
  occurrence: AgendaOccurrence | undefined,
): Told => (occurrence ? toldOf(event, occurrence) : { ...told, status: 'cancelled' });

async function tell(
  registration: Registration,
  event: CampaignEvent,
  told: Told,
  deps: RegistrationDeps,
): Promise<void> {
  const now = deps.now();
  // What is over does not change any more: calendars forget their past.
  if (isOver(registration.told, now) && isOver(told, now)) return;
  const news = newsBetween(registration.told, told);
  const moved = { ...registration, ...timesOf(registration, event, told, now), told };
  if (!news && moved.remindAt === registration.remindAt) return;
  const settled = await payOwed(registration, deps);
  const after = { ...settled, ...timesOf(settled, event, told, now), told };
  const next = news ? owing(after, mailOf(news, after, now), now) : after;
  try {
    await deps.table.transact([replaceWrite(settled, next), ...moveWrites(next)]);
  } catch (error) {
    // Changed just now, by the person or by another run: told by the next look at the event, which is asked for here.
    if (error instanceof ConditionFailed) return tellAnew(registration, event, told, deps);
    throw error;
  }
  await payOwed({ ...next, version: settled.version + 1 }, deps);
}

async function tellAnew(
  { id, eventId, key }: Registration,
  event: CampaignEvent,
  told: Told,
  deps: RegistrationDeps,
): Promise<void> {
  const present = await deps.registrations.get({ id, eventId, key });
  const isToBeTold = present && isActive(present) && present.state !== 'pending';
  if (isToBeTold) await tell(present, event, told, deps);
}

/** To whom a place was offered that could not be accepted meanwhile, it is offered again. */
const mailOf = (
  news: 'moved' | 'postponed' | 'resumed' | 'called-off',
  after: Registration,
  now: Date,
): OwedMail => (news === 'resumed' && isOpenOffer(after, now) ? 'offer' : news);

/**
 * What follows from a time for a registration: the next reminder, and how long an offer can stand. One that could not be accepted
 * meanwhile begins anew.
 */
function timesOf(
  { state, until, remindAt, told: before }: Registration,
  { registration: rule }: CampaignEvent,
  told: Told,
  now: Date,
): Pick<Registration, 'remindAt' | 'until'> {
  if (!rule) return { remindAt: movedAlong(remindAt, before, told), until };
  const closes = closingOf(told, rule).toISOString();
  const isAnew = state === 'offered' && takesPlace(told) && !takesPlace(before);
  const ends = isAnew ? secondsAfter(now, rule.offerHours * 3600).toISOString() : until;
  return {
    remindAt: state === 'confirmed' ? nextReminder(told, rule.remindHours, now) : undefined,
    until: state === 'offered' && ends !== undefined && closes < ends ? closes : ends,
  };
}

/** Where registering has ended nothing says any more how long before the start: as long as until now. */
const movedAlong = (remindAt: string | undefined, before: Told, told: Told): string | undefined => {
  const distance = Date.parse(told.startsAt) - Date.parse(before.startsAt);
  return remindAt && new Date(Date.parse(remindAt) + distance).toISOString();
};

/** The counts are kept as long as the registrations. */
async function keepAsLong(
  ref: OccurrenceRef,
  occurrence: AgendaOccurrence,
  { table }: RegistrationDeps,
): Promise<void> {
  const update = {
    expression: 'SET expiresAt = :expiresAt',
    condition: 'attribute_exists(pk)',
    values: { ':expiresAt': expiryOf(occurrence) },
  };
  await table.transact([
    { update: seatsKey(ref), with: update },
    { update: occurrenceKey(ref), with: update },
  ]);
}
