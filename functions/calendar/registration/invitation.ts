import { placeByNis } from '../../../shared/programme/programme.ts';
import { cleanLine } from '../../../shared/text/clean-text.ts';
import type { CampaignEvent } from '../events/event.ts';
import { writeFile } from '../ical/write-calendar.ts';
import { writeOccurrence } from '../ical/write-event.ts';
import { contentLine } from '../ical/write-line.ts';
import type { Registration } from './registration.ts';
import type { RegistrationDeps } from './registration-deps.ts';

/** `REQUEST` puts a time in somebody's calendar or moves it there, `CANCEL` takes it away (RFC 5546). */
export type InvitationMethod = 'REQUEST' | 'CANCEL';

export interface Invitation {
  readonly method: InvitationMethod;
  readonly text: string;
}

/**
 * A calendar's message about a place: the time under the UID that our files give it and with the event's SEQUENCE, so that later
 * ones change it. The municipality invites, and gets what calendars answer; the person has accepted already and is asked nothing.
 * @throws {AppError} municipality.not_found
 */
export function invitationOf(
  method: InvitationMethod,
  event: CampaignEvent,
  { key, told, name, address = '', language }: Registration,
  { siteUrl, now }: Pick<RegistrationDeps, 'siteUrl' | 'now'>,
): Invitation {
  const { region, municipality } = placeByNis(event.nis);
  const { startsAt, endsAt, allDay, status } = told;
  // In a message DTSTAMP is when it was made: of two with one SEQUENCE the later counts.
  const dated = { ...event, changedAt: now().toISOString() };
  const people = [
    contentLine(`ORGANIZER;CN="${quoted(region.senderName)}"`, `mailto:${municipality.replyTo}`),
    contentLine(
      `ATTENDEE;CN="${quoted(name)}";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE`,
      `mailto:${address}`,
    ),
  ].join('');
  const edition = { language, siteUrl, isFree: false, people, isWithdrawn: method === 'CANCEL' };
  const occurrence = { key, startsAt, endsAt, ...(allDay && { allDay }), status };
  return { method, text: writeFile(writeOccurrence(dated, occurrence, edition), method) };
}

/** A parameter's value in quotes cannot hold one, nor a line end (RFC 5545, 3.2). */
const quoted = (text: string): string => cleanLine(text.replaceAll('"', ' '));
