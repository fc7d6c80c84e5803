import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { orRefused, readSeen } from '../events/change-by-staff.ts';
import type { CampaignEvent, StaffHand } from '../events/event.ts';
import { factsOf, isPublic } from '../events/facts-of.ts';
import { prepareSaving, type SaveDeps } from '../events/save-event.ts';
import { timesWindow } from '../hand/conflicts.ts';
import { type Corrections, corrected } from '../hand/correct-event.ts';
import { factNamed } from '../hand/fact-named.ts';
import { occurrencesPartition } from '../registration/registration-keys.ts';
import { readSeenPair, refused, type SeenPair } from './change-pair.ts';
import { type Duplicate, duplicateId, otherOf } from './duplicate.ts';
import { pairWrites } from './duplicate-repository.ts';
import { deepest, depthOf } from './family.ts';

export interface Merger extends SeenPair {
  /** Id of the event that stays. */
  readonly into: string;
  /** Versions of both events that somebody has seen. */
  readonly seen: { readonly kept: number; readonly merged: number };
  readonly reason: string;
  /** What is taken over of the other event; see `CorrectionName`. */
  readonly take: readonly string[];
}

/**
 * Makes one event of two: the one stays, the other is shown nowhere, and its page leads to the first. Its source keeps it up to
 * date, and they can be parted again.
 * @throws {AppError} duplicate.not_found, event.changed; duplicate.state with the reason where they cannot be merged
 */
export async function mergeEvents(
  merger: Merger,
  principal: Principal,
  deps: SaveDeps,
): Promise<Duplicate> {
  const { into, seen, reason, take } = merger;
  const pair = await readSeenPair(merger, deps);
  if (pair.state === 'merged') throw refused('These events are merged already.');
  if (into !== pair.first && into !== pair.second) throw refused('This event is not of the pair.');
  const kept = await readSeen({ id: into, version: seen.kept }, deps);
  const away = await readSeen({ id: otherOf(pair, kept), version: seen.merged }, deps);
  await refuseUnfit(kept, away, deps);
  const decided = { by: principal.accountId, at: deps.now().toISOString() };
  const old = kept.hand.corrections;
  const corrections = corrected(kept, takenFrom(away, take, deps.now()), principal, deps);
  const holds = [...(kept.hand.holds ?? []), away.id];
  const after: Duplicate = {
    ...pair,
    nis: pair.first === kept.id ? [kept.nis, away.nis] : [away.nis, kept.nis],
    state: 'merged',
    decided,
    merged: { into, reason, taken: newIn(corrections, old), replaced: lostOf(old, corrections) },
    version: pair.version + 1,
  };
  const merged = { into, reason, ...decided };
  await writeBoth(
    [
      { before: kept, after: { ...kept, hand: { ...kept.hand, corrections, holds } } },
      { before: away, after: { ...away, hand: { ...away.hand, merged } } },
    ],
    { before: pair, after, action: 'duplicate.merged', fields: take, principal },
    deps,
  );
  return after;
}

interface PairChange {
  readonly before: Duplicate;
  readonly after: Duplicate;
  readonly action: string;
  readonly fields: readonly string[];
  readonly principal: Principal;
}

/** Both events, their pair and the line in the audit log, in one transaction. @throws {AppError} event.changed, event.timing */
export async function writeBoth(
  savings: readonly Parameters<typeof prepareSaving>[0][],
  { before, after, ...line }: PairChange,
  deps: SaveDeps,
): Promise<void> {
  const write = async (): Promise<void> => {
    const writes = savings.flatMap((saving) => prepareSaving(saving, deps.now()).writes);
    const about = { subject: duplicateId(after), municipalities: after.nis };
    const audit = auditWrite({ ...line, ...about }, deps);
    await deps.table.transact([...writes, ...pairWrites(before, after), audit]);
  };
  await orRefused(write());
}

/** Events that are merged into one at most, so that reading them all stays quick. */
const mostHeld = 20;

async function refuseUnfit(kept: CampaignEvent, away: CampaignEvent, deps: SaveDeps) {
  if (!isPublic(kept) || !isPublic(away)) {
    throw refused('Only events that everybody may see are merged: nobody sees the others twice.');
  }
  if (kept.goneAt !== undefined) {
    throw refused('Its source does not have the event any more that is to stay.');
  }
  if (away.registration || (await hasRegistrations(away, deps))) {
    throw refused('People register for the event that would go: merge the other one into it.');
  }
  if (away.moments > 0) {
    throw refused('A newsletter is tied to the event that would go: merge the other one into it.');
  }
  const isFull = (kept.hand.holds ?? []).length >= mostHeld;
  if (isFull || (await depthOf(away, deps.events)) >= deepest) {
    throw refused('Too many events have been merged into these already.');
  }
}

/** Those who registered are registered still when registering has ended. */
async function hasRegistrations({ id }: CampaignEvent, { table }: SaveDeps): Promise<boolean> {
  const query = { pk: occurrencesPartition(id), limit: 1, consistent: true };
  return (await table.query(query)).items.length > 0;
}

/** What the other event does not say is not taken. */
function takenFrom(away: CampaignEvent, names: readonly string[], now: Date): Corrections {
  const facts = factsOf(away);
  const taken = names.map((name) => [name, factNamed(facts, name, timesWindow(now))] as const);
  return Object.fromEntries(taken.filter(([, value]) => value !== undefined));
}

type Made = StaffHand['corrections'];

const newIn = (made: Made, old: Made): string[] =>
  Object.keys(made).filter((name) => made[name] !== old[name]);

const lostOf = (old: Made, made: Made): Made =>
  Object.fromEntries(Object.entries(old).filter(([name, one]) => made[name] !== one));
