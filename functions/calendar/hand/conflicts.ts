import { localZone } from '../../../shared/time/local-time.ts';
import type { CampaignEvent } from '../events/event.ts';
import { factsOf, hashOfFact } from '../events/facts-of.ts';
import { agendaWindow } from '../events/horizon.ts';
import type { Window } from '../timing/occurrence.ts';
import { partNamed } from './correction-name.ts';
import { factNamed, type TimeFact, timeNamed } from './fact-named.ts';

/** Staff have corrected a fact, and its source says something else of it since, which is not what staff say. */
export interface Conflict {
  /** What is corrected: see `CorrectionName`. */
  readonly name: string;
  /** Hash of what the source said when staff corrected it. */
  readonly over: string;
  /** What the source says now; undefined where it says nothing any more. */
  readonly said: unknown;
  readonly saidHash: string;
  /** What staff say. */
  readonly own: unknown;
  readonly by: string;
  readonly at: string;
}

/** Conflicts of an event. Times that are over are in none. @throws {TimingError} */
export function conflictsOf(
  event: Pick<CampaignEvent, 'said' | 'hand'>,
  now: Date,
): readonly Conflict[] {
  const window = timesWindow(now);
  const facts = factsOf(event);
  return Object.entries(event.hand.corrections).flatMap(([name, { over, by, at }]) => {
    const said = factNamed(event.said, name, window);
    const own = factNamed(facts, name, window);
    const saidHash = hashOfFact(said);
    if (saidHash === over || saidHash === hashOfFact(own)) return [];
    if (isOver(event, name, now)) return [];
    return [{ name, over, said, saidHash, own, by, at }];
  });
}

/** Where times are looked for: as far as agendas know them. */
export function timesWindow(now: Date): Window {
  const { from, to } = agendaWindow(now);
  return { from: from.getTime(), to: to.getTime(), zone: localZone };
}

/** Whether a name is that of a time which is over for the source and for staff. */
function isOver(event: Pick<CampaignEvent, 'said' | 'hand'>, name: string, now: Date): boolean {
  const part = partNamed(name);
  if (!part || !('occurrence' in part)) return false;
  const window = timesWindow(now);
  const isPast = (time: TimeFact | undefined): boolean =>
    time === undefined || Date.parse(time.endsAt) <= now.getTime();
  return [event.said, factsOf(event)].every((facts) =>
    isPast(timeNamed(facts, part.occurrence, window)),
  );
}
