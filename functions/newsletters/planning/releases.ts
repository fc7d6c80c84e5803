import { secondsAfter } from '../../../shared/clock.ts';
import { daytimeHours, isNight, nextDaytime } from '../../../shared/time/night.ts';
import type { Issue } from '../issue.ts';
import type { Run } from './run-repository.ts';

/** What says when parts of an issue are let go. */
export type Timing = Pick<Issue, 'trial' | 'spread' | 'sendingSince' | 'decision' | 'rest'>;

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
  return atOnce + waitingHours(issue).filter((hour) => hour <= at).length;
}

/** When each of the waves that wait is let go; none while nobody has chosen between versions. */
function waitingHours(issue: Timing): Date[] {
  const { waiting } = wavesOf(issue);
  const from = issue.trial ? issue.decision?.at : issue.sendingSince;
  if (!from) return [];
  const hours = daytimeHours(new Date(from), waiting);
  return issue.rest === 'at_once' ? hours.map(() => new Date(from)) : hours;
}

/**
 * When the last of an issue that is on its way is let go, if nothing more keeps it: what a night or a pause has kept comes after that. Of
 * what waits for a choice between versions nothing is said before there is one.
 */
export function restReleasedBy(issue: Timing, at: Date): Date {
  const last = waitingHours(issue).at(-1);
  if (!last) return at;
  const next = nextDaytime(at);
  return last > next ? last : next;
}

/** Recipients who may be written to at this time. */
export const releasedRecipients = (runs: readonly Run[], issue: Timing, at: Date): number =>
  runs.reduce((sum, run) => sum + releasedOf(run, issue, at).planned, 0);

export const plannedRecipients = (runs: readonly Run[]): number =>
  runs.reduce((sum, { planned }) => sum + planned, 0);

/** When the last of an issue that begins at this time is let go, if nothing keeps it. */
export function lastRelease({ trial, spread }: Pick<Issue, 'trial' | 'spread'>, at: Date): Date {
  const { waiting } = wavesOf({ trial, spread });
  const from = trial ? secondsAfter(at, trial.hours * 3600) : at;
  return daytimeHours(from, waiting).at(-1) ?? at;
}
