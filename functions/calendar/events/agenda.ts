import { localMonth, monthsBetween } from '../../../shared/time/local-month.ts';
import type { Occurrence } from '../timing/occurrence.ts';
import type { EventStatus } from '../timing/timing.ts';
import type { AgendaEntry, AgendaOccurrence } from './agenda-entry.ts';
import type { CampaignEvent } from './event.ts';
import { factsOf, isGone, isPublic, shownStatus } from './facts-of.ts';

/** Times of one event that a month shows, at most: three a day, and some. */
export const mostOccurrences = 100;

/** Whole months in Europe/Brussels, the end not included. */
export interface AgendaWindow {
  readonly from: Date;
  readonly to: Date;
}

/**
 * What agendas show of an event, by local month (`2026-11`); nothing of one that is not public. An occurrence stands in every
 * month of the window that it touches.
 */
export function agendaOf(
  event: CampaignEvent,
  occurrences: readonly Occurrence[],
  window: AgendaWindow,
): Map<string, AgendaEntry> {
  const entries = new Map<string, AgendaEntry>();
  if (!isPublic(event)) return entries;
  const common = entryOf(event);
  for (const [month, inMonth] of byMonth(occurrences, window)) {
    const shown = inMonth.slice(0, mostOccurrences);
    entries.set(month, {
      ...common,
      occurrences: shown.map((one) => agendaOccurrence(one, statusFor(one, common.status, event))),
    });
  }
  return entries;
}

function entryOf(event: CampaignEvent): Omit<AgendaEntry, 'occurrences'> {
  const { title, venue, topics } = factsOf(event);
  return {
    eventId: event.id,
    nis: event.nis,
    title,
    ...(venue && { venue }),
    topics,
    promoted: event.hand.promoted,
    status: shownStatus(event),
    hasMoment: event.moments > 0,
    takesRegistrations: event.registration !== undefined,
    sourceId: event.origin.sourceId,
  };
}

/** What its source has let go of after it was over has taken place as that said. */
function statusFor(
  { startsAt, endsAt }: Occurrence,
  ofEvent: EventStatus,
  event: CampaignEvent,
): EventStatus {
  const isOver = isGone(event) && Math.max(startsAt, endsAt) <= Date.parse(event.goneAt ?? '');
  return isOver ? factsOf(event).status : ofEvent;
}

function byMonth(
  occurrences: readonly Occurrence[],
  window: AgendaWindow,
): Map<string, Occurrence[]> {
  const months = new Map<string, Occurrence[]>();
  const inOrder = occurrences.toSorted((one, other) => one.startsAt - other.startsAt);
  for (const occurrence of inOrder) {
    for (const month of monthsOf(occurrence, window)) {
      const known = months.get(month);
      if (known) known.push(occurrence);
      else months.set(month, [occurrence]);
    }
  }
  return months;
}

/** The end is not part of it; something without length takes place in the month in which it begins. */
function monthsOf({ startsAt, endsAt }: Occurrence, { from, to }: AgendaWindow): string[] {
  const first = Math.max(startsAt, from.getTime());
  const last = Math.min(Math.max(startsAt, endsAt - 1), to.getTime() - 1);
  return first > last ? [] : monthsBetween(localMonth(first), localMonth(last));
}

/** One time as agendas show it, of an event with this status. */
export const agendaOccurrence = (
  { key, startsAt, endsAt, allDay, status, summary }: Occurrence,
  ofEvent: EventStatus,
): AgendaOccurrence => ({
  key,
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  ...(allDay && { allDay }),
  status: statusWithin(ofEvent, status),
  ...(summary !== undefined && { summary }),
});

/** What does not take place as a whole does not take place on any day. */
export const statusWithin = (ofEvent: EventStatus, ofOne: EventStatus): EventStatus =>
  ofEvent === 'confirmed' || ofOne === 'cancelled' ? ofOne : ofEvent;
