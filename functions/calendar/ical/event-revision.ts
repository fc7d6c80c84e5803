import type { CalendarTime, EventStatus, Length, RuledPart } from '../timing/timing.ts';
import type { CalendarEvent } from './calendar-event.ts';

/** What a VEVENT says of an event besides its times. */
export type EventTexts = Pick<
  CalendarEvent,
  | 'summary'
  | 'description'
  | 'location'
  | 'url'
  | 'categories'
  | 'organizer'
  | 'geo'
  | 'image'
  | 'visibility'
>;

/** One VEVENT: an event, or a change of one of its occurrences. */
export interface EventRevision {
  readonly uid: string;
  /** Line of its BEGIN. */
  readonly line: number;
  /** Of the one that it changes. */
  readonly recurrenceId: CalendarTime | undefined;
  readonly range: 'one' | 'this-and-future';
  readonly sequence: number;
  readonly modifiedAt: number | undefined;
  /** LAST-MODIFIED, or DTSTAMP: tells which of two with the same sequence is newer. */
  readonly writtenAt: number;
  /** Comes in a message that calls it off (METHOD:CANCEL), and may say nothing else. */
  readonly cancels: boolean;
  /** Undefined where nothing is said. */
  readonly status: EventStatus | undefined;
  readonly texts: EventTexts;
  readonly start: CalendarTime;
  readonly length: Length | undefined;
  readonly rules: readonly string[];
  readonly extra: RuledPart['extra'];
  readonly except: RuledPart['except'];
}
