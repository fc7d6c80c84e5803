import type { EventFacts } from '../events/event.ts';
import { expandTiming } from '../timing/expand.ts';
import type { Occurrence, Window } from '../timing/occurrence.ts';
import { partNamed } from './correction-name.ts';

/** One time of an event as far as it can be corrected. Instants; `days` where it is of whole days, the last included. */
export interface TimeFact {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly days?: { readonly first: string; readonly last: string };
  readonly status: Occurrence['status'];
}

/**
 * What facts say of what has this name, see `CorrectionName`; undefined where they say nothing. Times of an event are looked for in
 * the window.
 * @throws {TimingError}
 */
export function factNamed(facts: EventFacts, name: string, window: Window): unknown {
  const part = partNamed(name);
  if (!part) return undefined;
  if ('whole' in part) return facts[part.whole];
  if ('text' in part) return facts[part.text][part.language];
  return timeNamed(facts, part.occurrence, window);
}

export function timeNamed(facts: EventFacts, key: string, window: Window): TimeFact | undefined {
  const found = expandTiming(facts.timing, window).occurrences.find((one) => one.key === key);
  return found && timeFact(found);
}

const timeFact = ({ startsAt, endsAt, allDay, status }: Occurrence): TimeFact => ({
  startsAt: new Date(startsAt).toISOString(),
  endsAt: new Date(endsAt).toISOString(),
  ...(allDay && { days: allDay }),
  status,
});
