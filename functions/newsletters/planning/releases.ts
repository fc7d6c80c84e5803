import { daytimeHours, isNight, nextDaytime } from '../../../shared/time/night.ts';
import type { Issue } from '../issue.ts';
import { decidesAt } from '../versions/trial.ts';
import type { Run } from './run-repository.ts';

/** What says when parts of an issue are let go. */
export type Timing = Pick<
  Issue,
  'trial' | 'spread' | 'sendingSince' | 'triedSince' | 'decision' | 'rest'
>;

/** The parts of an issue that are let go one after the other: those sent at once, and those that wait. */
export interface Waves {
  /** Sent as soon as the issue is: all of it, or who tries its versions. */
  readonly atOnce: 0 | 1;
  /** An hour apart. */
  readonly waiting: number;
}

/** How an issue is divided. In one piece when it has neither versions nor hours over which it is spread. */
export function wavesOf({ trial, spread }: Pick<Issue, 'trial' | 'spread'>): Waves {
  if (spread) return { atOnce: trial ? 1 : 0, waiting: spread.hours };
  return { atOnce: 1, waiting: trial ? 1 : 0 };
}

/** So much of a run: its first chunks, and their recipients. */
export type Extent = Pick<Run, 'chunks' | 'planned'>;

/**
 * What of a run may be queued at this time. What waits is let go from the decision between versions on, or from the beginning of
 * the sending; never at night, whatever has kept it until then.
 */
export function releasedOf(run: Run, issue: Timing, at: Date): Extent {
  const { waves } = run;
  if (!waves) return run;
  return waves[releasedWaves(issue, at) - 1] ?? { chunks: 0, planned: 0 };
}

/**
 * About how many recipients the first so many chunks of a run have; exact where a wave ends. Who tries a version sits in chunks that
 * are hardly filled: over all of a run, they would count for many more than they are, and the others would seem to be queued already.
 */
export function recipientsBefore(run: Run, chunks: number): number {
  let begin: Extent = { chunks: 0, planned: 0 };
  for (const end of run.waves ?? [run]) {
    if (chunks < end.chunks) {
      const part = (chunks - begin.chunks) / (end.chunks - begin.chunks);
      return begin.planned + (end.planned - begin.planned) * part;
    }
    begin = end;
  }
  return begin.planned;
}

function releasedWaves(issue: Timing, at: Date): number {
  const { atOnce } = wavesOf(issue);
  if (isNight(at)) return atOnce;
  return atOnce + waitingHours(issue, waitingSince(issue)).filter((hour) => hour <= at).length;
}

/** From when on waves that wait are let go; undefined while nobody has chosen between versions. */
function waitingSince({ trial, decision, sendingSince }: Timing): Date | undefined {
  const since = trial ? decision?.at : sendingSince;
  return since === undefined ? undefined : new Date(since);
}

/** When each of the waves that wait is let go. */
function waitingHours(issue: Timing, since: Date | undefined): Date[] {
  const { waiting } = wavesOf(issue);
  if (!since) return [];
  const hours = daytimeHours(since, waiting);
  return issue.rest === 'at_once' ? hours.map(() => since) : hours;
}

/**
 * When the last of an issue that is on its way is let go, if nothing more keeps it: what a night or a pause has kept comes after that. Who
 * tries its versions may not have been sent to, and then the hours of the trial have not begun.
 */
export function restReleasedBy(issue: Timing, at: Date): Date {
  const { trial, triedSince = at.toISOString() } = issue;
  const decided = trial && latest(at, decidesAt(triedSince, trial));
  const last = waitingHours(issue, waitingSince(issue) ?? decided).at(-1);
  return last ? latest(last, nextDaytime(at)) : at;
}

const latest = (one: Date, other: Date): Date => (one > other ? one : other);

/** Recipients who may be written to at this time. */
export const releasedRecipients = (runs: readonly Run[], issue: Timing, at: Date): number =>
  runs.reduce((sum, run) => sum + releasedOf(run, issue, at).planned, 0);

export const plannedRecipients = (runs: readonly Run[]): number =>
  runs.reduce((sum, { planned }) => sum + planned, 0);

/** When the last of an issue that begins at this time is let go, if nothing keeps it. */
export function lastRelease({ trial, spread }: Pick<Issue, 'trial' | 'spread'>, at: Date): Date {
  const { waiting } = wavesOf({ trial, spread });
  const from = trial ? decidesAt(at.toISOString(), trial) : at;
  return daytimeHours(from, waiting).at(-1) ?? at;
}
