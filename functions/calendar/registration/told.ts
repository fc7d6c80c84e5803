import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf, hashOfFact } from '../events/facts-of.ts';
import { placeText } from '../ical/write-component.ts';
import { type Told, takesPlace } from './registration.ts';

/** What there is to tell of a time of an event. */
export function toldOf(event: CampaignEvent, occurrence: AgendaOccurrence): Told {
  const { startsAt, endsAt, allDay, status } = occurrence;
  const { venue } = factsOf(event);
  const where = venue && placeText(venue);
  return { startsAt, endsAt, ...(allDay && { allDay }), status, ...(where && { where }) };
}

/** What somebody who wants to come must hear of, if anything. */
export function newsBetween(
  before: Told,
  after: Told,
): 'moved' | 'postponed' | 'resumed' | 'called-off' | undefined {
  if (!takesPlace(after)) {
    if (after.status === before.status) return undefined;
    return after.status === 'postponed' ? 'postponed' : 'called-off';
  }
  if (!takesPlace(before)) return 'resumed';
  return whenAndWhere(before) === whenAndWhere(after) ? undefined : 'moved';
}

const whenAndWhere = ({ startsAt, endsAt, allDay, where }: Told): string =>
  hashOfFact({ startsAt, endsAt, allDay, where });
