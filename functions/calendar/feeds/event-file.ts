import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import type { AgendaOccurrence } from '../events/agenda-entry.ts';
import type { CampaignEvent } from '../events/event.ts';
import { readOccurrences } from '../events/read-occurrences.ts';
import { writeFile } from '../ical/write-calendar.ts';
import type { Edition } from '../ical/write-component.ts';
import { writeEvent, writeOccurrence } from '../ical/write-event.ts';
import { feedWindow } from './feed-window.ts';

/**
 * An event as a file that somebody takes over into a calendar: all of it, or the one of its times that has this key.
 * @throws {AppError} event.not_found for a key that it does not have (any more).
 */
export async function writeEventFile(
  event: CampaignEvent,
  on: string | undefined,
  { edition, table, now }: { readonly edition: Edition; readonly table: Table; readonly now: Date },
): Promise<string> {
  const occurrences = await readOccurrences(table, event);
  if (on === undefined)
    return writeFile(writeEvent({ event, occurrences }, feedWindow(now), edition));
  return writeFile(writeOccurrence(event, occurrenceOf(occurrences, on), edition));
}

function occurrenceOf(occurrences: readonly AgendaOccurrence[], on: string): AgendaOccurrence {
  const occurrence = occurrences.find(({ key }) => key === on);
  if (!occurrence) throw new AppError('event.not_found', 'There is no such time of this event.');
  return occurrence;
}
