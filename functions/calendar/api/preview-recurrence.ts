import { daysAfter } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import { localZone } from '../../../shared/time/local-time.ts';
import { localWall, startOfDay } from '../local-day.ts';
import { expandTiming } from '../timing/expand.ts';
import type { Occurrence } from '../timing/occurrence.ts';
import { TimingError } from '../timing/timing-error.ts';
import { isDay, type Recurrence } from './recurrence-input.ts';
import { timingOfRecurrence } from './timing-of-recurrence.ts';

/** What staff may want to know before they keep a rule. `skipped`: the clock skips that time on this day, so it is later. */
export interface RecurrenceWarning {
  readonly code: 'skipped' | 'none';
  /** Of the occurrence, where it is about one. */
  readonly key?: string;
}

export interface RecurrencePreview {
  /** The value of RRULE. */
  readonly rule: string | undefined;
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly RecurrenceWarning[];
}

/** Days from the first of the times shown in which the others are looked for: a rule may come true every fourth year. */
const daysAhead = 9 * 366;

/**
 * The next times that a rule makes, as many as are wanted: from now on, or from its start where that is later.
 * @throws {AppError} event.timing
 */
export function previewRecurrence(
  recurrence: Recurrence,
  { count, now }: { readonly count: number; readonly now: Date },
): RecurrencePreview {
  const part = timingOfRecurrence(recurrence);
  const start = startOfDay(recurrence.start.slice(0, 10));
  const from = new Date(Math.max(now.getTime(), start.getTime()));
  const occurrences = nextOf({ parts: [part] }, from, count);
  const skipped = occurrences
    .filter((occurrence) => isShifted(occurrence, recurrence))
    .map(({ key }) => ({ code: 'skipped' as const, key }));
  const none = occurrences.length === 0 ? [{ code: 'none' as const }] : [];
  return { rule: part.rules[0], occurrences, warnings: [...skipped, ...none] };
}

/** The nearer ones first, since a daily rule has thousands in nine years. */
function nextOf(
  timing: Parameters<typeof expandTiming>[0],
  from: Date,
  count: number,
): readonly Occurrence[] {
  try {
    for (const days of [60, 550, daysAhead]) {
      const to = daysAfter(from, days).getTime();
      const window = { from: from.getTime(), to, zone: localZone };
      const { occurrences } = expandTiming(timing, window);
      if (occurrences.length >= count || days === daysAhead) return occurrences.slice(0, count);
    }
    return [];
  } catch (error) {
    if (!(error instanceof TimingError)) throw error;
    throw new AppError('event.timing', error.message, { cause: error });
  }
}

/** Whether the clock has no such time on that day; what people chose has been refused before. */
function isShifted({ startsAt, key }: Occurrence, { start, extra, changes }: Recurrence): boolean {
  if (isDay(start)) return false;
  const wall = localWall(startsAt).slice(0, 16);
  const chosen = [...extra, ...changes].some((one) => one.start === wall);
  return !chosen && wall.slice(11) !== start.slice(11) && key !== 'once';
}
