import { createHash } from 'node:crypto';
import { inParallel } from '../../../shared/in-parallel.ts';
import type { Source } from '../sources/source.ts';
import type { SourceEvent, SourceProblem, SourceStep } from '../sources/source-event.ts';
import { type Counts, noCounts, type PlannedChange, type Run, type RunError } from './run.ts';
import type { Named } from './run-repository.ts';
import type { SyncDeps } from './sync-deps.ts';
import { type Taken, takeEvent } from './take-event.ts';

/** Events that are written at the same time. */
const width = 8;

/** What became of the items of a step. */
export interface Applied {
  readonly counts: Counts;
  readonly errors: readonly RunError[];
  readonly changes: readonly PlannedChange[];
  readonly named: Named;
}

/** Takes all events of a step. Nothing is gone yet: what is, shows at the end of the run. */
export async function applyStep(
  run: Run,
  source: Source,
  { items, mayRepeat = false }: Pick<SourceStep, 'items' | 'mayRepeat'>,
  deps: SyncDeps,
): Promise<Applied> {
  const earlier = mayRepeat ? (await deps.runs.readNamed(run.id)).seen : new Set<string>();
  const events = lastOfEach(items.flatMap((item) => ('event' in item ? [item.event] : [])));
  const problems = items.flatMap((item) => ('problem' in item ? [item.problem] : []));
  const origins = await deps.events.findByOrigins(
    source.id,
    events.map(({ uid }) => uid),
  );
  const taken: Taken[] = [];
  await inParallel(events, width, async (event) => {
    const one = await takeEvent({ run, source, event, origin: origins.get(event.uid) }, deps);
    // Counted by the step that named it first.
    if (!earlier.has(uidHash(event.uid))) taken.push(one);
  });
  const fresh = problems.filter(({ uid }) => uid === undefined || !earlier.has(uidHash(uid)));
  return appliedOf(taken, fresh, {
    seen: [...events, ...problems].flatMap(({ uid }) => (uid === undefined ? [] : [uidHash(uid)])),
    gone: items.flatMap((item) => ('gone' in item ? [item.gone] : [])),
  });
}

/** By which a run remembers a uid that was named: short, and alike for alike uids only by a chance of 1 in 10^21. */
export const uidHash = (uid: string): string =>
  createHash('sha256').update(uid).digest('base64url').slice(0, 12);

/** One uid twice in a step: the later one counts. */
const lastOfEach = (events: readonly SourceEvent[]): SourceEvent[] => [
  ...new Map(events.map((event) => [event.uid, event])).values(),
];

function appliedOf(
  taken: readonly Taken[],
  problems: readonly SourceProblem[],
  named: Named,
): Applied {
  const done = taken.filter((one) => 'outcome' in one);
  const refused = taken.flatMap((one) => ('error' in one ? [one.error] : []));
  const errors = [...problems.map(errorOf), ...refused];
  const of = (outcome: string): number => done.filter((one) => one.outcome === outcome).length;
  const counts = {
    ...noCounts,
    seen: taken.length,
    added: of('added'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    returned: of('returned'),
    held: done.filter(({ isHeld }) => isHeld).length,
    errors: errors.length,
  };
  return { counts, errors, changes: done.flatMap(({ change }) => change ?? []), named };
}

/** Characters of a message that staff read. */
const longest = 300;

const errorOf = ({ uid, code, message, line }: SourceProblem): RunError => ({
  ...(uid !== undefined && { uid }),
  code,
  message: message.slice(0, longest),
  ...(line !== undefined && { line }),
});
