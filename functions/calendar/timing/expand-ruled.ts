import { dayMs } from './civil.ts';
import type { Occurrence, Window } from './occurrence.ts';
import { occurrenceAt, recurrenceKey } from './occurrence-at.ts';
import type { WallRange } from './rule-walls.ts';
import { lengthOf, moved, type SeriesChange, SeriesChanges } from './series-change.ts';
import { frameOf, type SeriesFrame, type SeriesTime } from './series-frame.ts';
import { type PlannedTime, plannedTimes } from './series-times.ts';
import type { Steps } from './steps.ts';
import type { EventStatus, RuledPart } from './timing.ts';
import type { Zone } from './zone.ts';

/** What an expansion goes by. */
export interface Expansion {
  readonly window: Window;
  readonly reader: Zone;
  /** Of the event as a whole. */
  readonly status: EventStatus;
  readonly steps: Steps;
}

/**
 * A time for which a calendar has a component of its own takes place as that says, even where the rules do not name it.
 * @throws {TimingError}
 */
export function expandRuled(part: RuledPart, expansion: Expansion): readonly Occurrence[] {
  const { window, reader, steps } = expansion;
  const frame = frameOf(part, reader);
  steps.take(part.changes.length);
  const changes = new SeriesChanges(part.changes, frame);
  const range = searchedRange(frame, changes, window);
  const isOnce = part.rules.length + part.extra.length + part.changes.length === 0;
  const occurrences: Occurrence[] = [];
  const add = (time: SeriesTime, own: PlannedTime['span'], change: SeriesChange | undefined) => {
    const start = moved(time, change, frame);
    const occurrence = occurrenceAt(start, change?.span ?? own ?? frame.span, window, () => ({
      key: isOnce ? 'once' : recurrenceKey(time, frame),
      status: statusOf(change, expansion.status),
      summary: change?.said.summary,
    }));
    if (occurrence) occurrences.push(occurrence);
  };
  const saidOf = new Set(changes.all.map(({ original }) => original.id));
  for (const time of plannedTimes(part, frame, range, steps)) {
    if (!saidOf.has(time.id)) add(time, time.span, changes.ofRange(time.id));
  }
  for (const id of saidOf) {
    const change = changes.ofOne(id) ?? changes.ofRange(id);
    if (change) add(change.original, undefined, change);
  }
  return occurrences;
}

/** Nothing takes place of what is cancelled as a whole, whatever is said of one time. */
const statusOf = (change: SeriesChange | undefined, whole: EventStatus): EventStatus =>
  whole === 'cancelled' ? whole : (change?.said.status ?? whole);

/** Where times of rules must be looked for: some begin before the window, are moved into it, or mean another zone's day. */
function searchedRange(
  frame: SeriesFrame,
  changes: SeriesChanges,
  { from, to }: Window,
): WallRange {
  const { start, span } = frame;
  const { earlier, later, longest } = changes.reach(frame);
  const length = Math.max(lengthOf(span), longest, start.allDay ? dayMs : 0);
  return {
    from: start.zone.wallOf(from) - length - later - 2 * dayMs,
    to: start.zone.wallOf(to) + earlier + 2 * dayMs,
  };
}
