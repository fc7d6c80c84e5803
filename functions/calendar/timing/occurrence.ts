import type { EventStatus } from './timing.ts';

/** One time at which an event takes place. */
export interface Occurrence {
  /**
   * What stays the same when it moves: `once` for an event with one time; the recurrence id (`20261203T080000Z`, or `20261203` for
   * whole days) with rules, preceded by the number of its part and a `-` where there are several; the source's key for listed dates.
   */
  readonly key: string;
  /** Instants, as epoch milliseconds. The end is not part of it; whole days begin and end at midnight in the reader's zone. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Local date of the start and, for whole days, of the last day. */
  readonly allDay: { readonly first: string; readonly last: string } | undefined;
  readonly status: EventStatus;
  /** What a calendar calls this one occurrence, where it says so. */
  readonly summary: string | undefined;
}

/** Occurrences that touch `[from, to)`. Instants as epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
  /** IANA name: where floating times and whole days are. */
  readonly zone: string;
}
