import { secondsAfter } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import type { CampaignEvent, RegistrationRule } from '../events/event.ts';
import { isPublic } from '../events/facts-of.ts';
import { readOccurrences } from '../events/read-occurrences.ts';
import { type OccurrenceRef, takesPlace } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';

/** A time of an event for which people may register now. */
export interface OpenOccurrence {
  readonly event: CampaignEvent;
  readonly rule: RegistrationRule;
  readonly occurrence: AgendaOccurrence;
  /** When registering ends. */
  readonly closesAt: Date;
}

type Deps = Pick<RegistrationDeps, 'table' | 'events' | 'now'>;

/** Undefined where registering is over, has not been asked for, or nothing takes place. */
export async function findOpen(
  ref: OccurrenceRef,
  deps: Deps,
): Promise<OpenOccurrence | undefined> {
  const event = await deps.events.get(ref.eventId);
  return event && openTime(event, ref.key, deps);
}

/** The same of an event that has been read; without a key, the first of its times for which people may register. */
export async function openTime(
  event: CampaignEvent,
  key: string | undefined,
  { table, now }: Pick<Deps, 'table' | 'now'>,
): Promise<OpenOccurrence | undefined> {
  const rule = event.registration;
  if (!rule || !isPublic(event)) return undefined;
  const isOpen = (one: AgendaOccurrence) => takesPlace(one) && now() < closingOf(one, rule);
  const occurrences = await readOccurrences(table, event);
  const occurrence = occurrences.find(
    (one) => (key === undefined || one.key === key) && isOpen(one),
  );
  return occurrence && { event, rule, occurrence, closesAt: closingOf(occurrence, rule) };
}

/** When registering for a time ends. */
export const closingOf = (
  { startsAt }: Pick<AgendaOccurrence, 'startsAt'>,
  { closesBefore }: Pick<RegistrationRule, 'closesBefore'>,
): Date => secondsAfter(new Date(startsAt), -closesBefore * 60);

/** The most places that one person may ask for. */
export const mostPlaces = ({ rule }: Pick<OpenOccurrence, 'rule'>): number =>
  Math.min(rule.maxPerPerson, rule.capacity);

/** @throws {AppError} registration.closed */
export async function readOpen(ref: OccurrenceRef, deps: Deps): Promise<OpenOccurrence> {
  const open = await findOpen(ref, deps);
  if (!open) throw new AppError('registration.closed', 'Nobody can register for this (any more).');
  return open;
}
