import { expandTiming } from '../timing/expand.ts';
import type { Occurrence, Window } from '../timing/occurrence.ts';
import { stepsPerEvent } from '../timing/steps.ts';
import { TimingError } from '../timing/timing-error.ts';
import type { CalendarEvent, CalendarProblem } from './calendar-event.ts';

/** An occurrence with the event that it is one of. */
export interface EventOccurrence {
  readonly event: CalendarEvent;
  readonly occurrence: Occurrence;
}

/** So many events may use up all their steps; in a calendar with more of them each gets a twentieth. */
const mostCostly = 20;
/** Behind so many occurrences each event gets what a weekly one needs for a year: memory is what a hostile calendar is after. */
const mostOccurrences = 300_000;
const stepsOfWeekly = 500;

/** The occurrences of all events of a calendar, by event; an event whose times cannot be worked out is a problem of its own. */
export function expandCalendar(
  events: readonly CalendarEvent[],
  window: Window,
): {
  readonly occurrences: readonly EventOccurrence[];
  readonly problems: readonly CalendarProblem[];
} {
  const occurrences: EventOccurrence[] = [];
  const problems: CalendarProblem[] = [];
  let costly = 0;
  for (const event of events) {
    const share = costly < mostCostly ? stepsPerEvent : stepsPerEvent / 20;
    const steps = occurrences.length < mostOccurrences ? share : stepsOfWeekly;
    try {
      const expanded = expandTiming(event.timing, window, { status: event.status, steps });
      for (const occurrence of expanded.occurrences) occurrences.push({ event, occurrence });
    } catch (error) {
      if (!(error instanceof TimingError)) throw error;
      if (error.code === 'rule.too_many_steps') costly += 1;
      problems.push({ uid: event.uid, code: error.code, message: error.message });
    }
  }
  return { occurrences, problems };
}
