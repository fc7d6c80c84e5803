import { daysAfter, secondsAfter } from '../../../../shared/clock.ts';
import type { SourceRun } from '../source-event.ts';

/** What a run asks UiTdatabank for. Instants, ISO 8601. */
export interface RunPlan {
  /** Changes since then; everything when absent. */
  readonly changedSince: string | undefined;
  /** Of what ended before, a run that reads everything knows nothing. */
  readonly since: string;
  /** For the run after this one. */
  readonly highWater: string;
}

/** UiTdatabank's clock and its index lag behind ours: what was changed in the last hour before a run is asked for again. */
const overlapSeconds = 3600;

/** A run that reads everything leaves out what ended longer ago. */
const daysPast = 31;

/** So often everything is read: what was moved to another municipality, or lost a label, is named by no search any more. */
const daysBetweenWhole = 7;

/** A high-water mark says since when changes are to be asked for, and when everything was read last. */
export function planRun({ startedAt, highWater }: SourceRun): RunPlan {
  const [changedSince, wholeAt] = highWater?.split(' ') ?? [];
  const isWholeDue =
    wholeAt === undefined ||
    daysAfter(new Date(wholeAt), daysBetweenWhole).getTime() <= startedAt.getTime();
  const lastWhole = isWholeDue ? startedAt.toISOString() : wholeAt;
  return {
    changedSince: isWholeDue ? undefined : changedSince,
    since: daysAfter(startedAt, -daysPast).toISOString(),
    highWater: `${secondsAfter(startedAt, -overlapSeconds).toISOString()} ${lastWhole}`,
  };
}
