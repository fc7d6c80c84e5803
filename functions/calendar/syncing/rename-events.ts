import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import type { Write } from '../../../shared/data/expressions.ts';
import { inParallel } from '../../../shared/in-parallel.ts';
import type { CampaignEvent } from '../events/event.ts';
import { ifVersion } from '../events/event-item.ts';
import { agendaKey, eventKey, originKey } from '../events/event-keys.ts';
import type { OriginItem } from '../events/origin-item.ts';
import { saveEvent } from '../events/save-event.ts';
import { TimingError } from '../timing/timing-error.ts';
import { uidHash } from './apply-step.ts';
import type { Run } from './run.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Events that are renamed at the same time. */
const width = 8;

/** An event that its source does not name any more, and one that it has named for the first time and says the same. */
interface Renaming {
  readonly old: OriginItem;
  readonly twin: OriginItem;
}

/**
 * Some programs give all events new uids each time they are asked. What says the same as an event that is named no more is that event:
 * it takes the new uid, and the one that was added for it is taken back. To be done once the source has been read to its end.
 */
export async function renameEvents(
  run: Run,
  hasTime: () => boolean,
  deps: SyncDeps,
): Promise<void> {
  if (!run.complete || run.dry || run.counts.added === 0) return;
  await inParallel(await findRenamed(run, deps), width, async (renaming) => {
    if (hasTime()) await rename(run, renaming, deps);
  });
}

async function findRenamed(run: Run, { events, runs }: SyncDeps): Promise<Renaming[]> {
  const { seen } = await runs.readNamed(run.id);
  const added: OriginItem[] = [];
  const unnamed = new Map<string, OriginItem[]>();
  for await (const origin of events.originsOf(run.sourceId)) {
    const { uid, hash, isGone, run: mark } = origin;
    if (mark?.id === run.id && mark.outcome === 'added') added.push(origin);
    else if (!isGone && !seen.has(uidHash(uid))) {
      unnamed.set(hash, [...(unnamed.get(hash) ?? []), origin]);
    }
  }
  return added.flatMap((twin) => {
    const old = unnamed.get(twin.hash)?.shift();
    return old ? [{ old, twin }] : [];
  });
}

/** Of a twin that somebody has looked after already nothing is taken back. */
async function rename(run: Run, { old, twin }: Renaming, deps: SyncDeps): Promise<void> {
  const before = await deps.events.read(old.eventId);
  const added = await deps.events.get(twin.eventId);
  if (before.goneAt !== undefined || added?.version !== 0) return;
  const after = { ...before, origin: { ...before.origin, uid: twin.uid } };
  const also = [{ remove: originKey(run.sourceId, old.uid) }, ...removalOf(added)];
  try {
    await saveEvent({ before, after, run: { id: run.id, outcome: 'renamed' }, also }, deps);
  } catch (error) {
    if (!(error instanceof ConditionFailed || error instanceof TimingError)) throw error;
  }
}

const removalOf = (event: CampaignEvent): Write[] => [
  { remove: eventKey(event.id), condition: ifVersion(event) },
  ...(event.agenda?.months ?? []).map((month) => ({
    remove: agendaKey(event.agenda?.nis ?? event.nis, month, event.id),
  })),
];
