import { type Expansion, expandRuled } from './expand-ruled.ts';
import { spanFrom } from './length.ts';
import { momentOf } from './moment.ts';
import type { Occurrence, Window } from './occurrence.ts';
import { occurrenceAt } from './occurrence-at.ts';
import { Steps, stepsPerEvent } from './steps.ts';
import type { DatedPart, EventStatus, Timing } from './timing.ts';
import { zoneNamed } from './zone.ts';

export interface ExpandOptions {
  /** Of the event as a whole: what occurrences have of which nothing else is said. Cancelled ones are all cancelled. */
  readonly status?: EventStatus;
  /** See `Steps`. */
  readonly steps?: number;
}

/**
 * The occurrences of one event in a window, by their start. The process's own time zone has no part in it.
 * @throws {TimingError} when the times of this event cannot be worked out, or not within its steps.
 */
export function expandTiming(
  timing: Timing,
  window: Window,
  { status = 'confirmed', steps = stepsPerEvent }: ExpandOptions = {},
): { readonly occurrences: readonly Occurrence[] } {
  const reader = zoneNamed(window.zone);
  const expansion = { window, reader, status, steps: new Steps(steps) };
  const [only] = timing.parts;
  if (timing.parts.length === 1 && only) {
    return { occurrences: inOrder(expandPart(only, expansion)) };
  }
  const occurrences = timing.parts.flatMap((part, index) =>
    expandPart(part, expansion).map((occurrence) =>
      part.kind === 'dated' ? occurrence : { ...occurrence, key: `${index + 1}-${occurrence.key}` },
    ),
  );
  return { occurrences: inOrder(occurrences) };
}

const expandPart = (part: Timing['parts'][number], expansion: Expansion): readonly Occurrence[] =>
  part.kind === 'ruled' ? expandRuled(part, expansion) : expandDated(part, expansion);

function expandDated(
  { dates }: DatedPart,
  { window, reader, status: whole, steps }: Expansion,
): readonly Occurrence[] {
  steps.take(dates.length);
  return dates.flatMap(({ key, start, end, status }) => {
    const moment = momentOf(start, reader);
    const told = { key, status: whole === 'cancelled' ? whole : status, summary: undefined };
    return occurrenceAt(moment, spanFrom(moment, { end }), window, () => told) ?? [];
  });
}

const inOrder = (occurrences: readonly Occurrence[]): readonly Occurrence[] =>
  occurrences.toSorted(
    (one, other) => one.startsAt - other.startsAt || (one.key < other.key ? -1 : 1),
  );
