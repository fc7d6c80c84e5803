import type { EventStatus, Timing } from '../timing/timing.ts';

/** An event as an iCalendar text has it, changes of single occurrences included. */
export interface CalendarEvent {
  readonly uid: string;
  /** RFC 5545 SEQUENCE; 0 where the calendar does not count. */
  readonly sequence: number;
  /** LAST-MODIFIED: UTC, ISO 8601. Not DTSTAMP, which many calendars set anew each time somebody asks. */
  readonly modifiedAt: string | undefined;
  readonly status: EventStatus;
  /** `private` for CLASS PRIVATE, CONFIDENTIAL and any other that is not PUBLIC. */
  readonly visibility: 'public' | 'private';
  readonly summary: string;
  readonly description: string | undefined;
  readonly location: string | undefined;
  /** http or https. */
  readonly url: string | undefined;
  readonly categories: readonly string[];
  /** The name alone; an address is not taken over. */
  readonly organizer: string | undefined;
  readonly geo: { readonly latitude: number; readonly longitude: number } | undefined;
  /** https. */
  readonly image: string | undefined;
  readonly timing: Timing;
}

/** Something in a calendar that cannot be used, or only in part; all else of it can. The message is for whoever keeps it. */
export interface CalendarProblem {
  readonly uid?: string;
  /** Of the text, the first being 1. */
  readonly line?: number;
  readonly code: string;
  readonly message: string;
}
