import { daysAfter } from '../../../shared/clock.ts';
import type { OriginItem } from '../events/origin-item.ts';
import { uidHash } from './apply-step.ts';
import type { Run } from './run.ts';
import type { SyncDeps } from './sync-deps.ts';

/** What a run found missing of the events that are still to come. */
export interface Losses {
  /** To be marked as gone. */
  readonly lost: readonly OriginItem[];
  /** Those that this run has marked already. */
  readonly marked: number;
  /** Events of the source that were to come before the run, the lost ones among them. */
  readonly coming: number;
  /** Those that other runs have marked in the last day, and staff have not believed. */
  readonly lately: number;
  /** Those to which this run has given another uid. */
  readonly renamed: number;
}

const none: Losses = { lost: [], marked: 0, coming: 0, lately: 0, renamed: 0 };

/**
 * Compares what the steps of a run have named with what the source named before. What is over is never lost: sources forget the
 * past.
 */
export async function findLosses(run: Run, { events, runs, now }: SyncDeps): Promise<Losses> {
  const { seen, gone } = await runs.readNamed(run.id);
  if (!run.complete && gone.size === 0) return none;
  const present = now().toISOString();
  const yesterday = daysAfter(now(), -1).toISOString();
  const since = run.since && run.since > present ? run.since : present;
  const lost: OriginItem[] = [];
  let [marked, coming, lately, renamed] = [0, 0, 0, 0];
  for await (const origin of events.originsOf(run.sourceId)) {
    const { uid, until = '', isGone } = origin;
    const isMarked = origin.run?.id === run.id && origin.run.outcome === 'gone';
    if (isMarked) marked += 1;
    else if (isLately(origin, yesterday)) lately += 1;
    if (origin.run?.id === run.id && origin.run.outcome === 'renamed') renamed += 1;
    if (isMarked || isGone || until <= present) continue;
    const isNew = origin.run?.id === run.id && ['added', 'returned'].includes(origin.run.outcome);
    if (!isNew) coming += 1;
    if (seen.has(uidHash(uid))) continue;
    if (gone.has(uid) || (run.complete && until > since)) lost.push(origin);
  }
  return { lost, marked, coming: coming + marked, lately, renamed };
}

const isLately = ({ goneAt, run }: OriginItem, yesterday: string): boolean =>
  goneAt !== undefined && goneAt > yesterday && !run?.isBelieved;

/** A source that loses this share of its coming events is more likely broken; a handful may end any day. */
const doubtful = { share: 0.3, events: 5 } as const;

/**
 * Whether so much is missing that staff must say that it is true: counted with what went in the last day, or a source could be
 * emptied run by run; and whenever nothing would be left of several.
 */
export function isDoubtful(
  { lost, marked, coming, lately }: Losses,
  { mayLose = 0 }: Run,
): boolean {
  const losing = lost.length + marked;
  if (losing <= mayLose) return false;
  const [gone, known] = [losing + lately, coming + lately];
  const isEmptied = losing === coming && known > 1;
  return isEmptied || (gone >= doubtful.events && gone >= doubtful.share * known);
}
