import type { Principal } from '../../../shared/http/principal.ts';
import type { StaffHand } from '../events/event.ts';
import type { SaveDeps } from '../events/save-event.ts';
import { readSeenPair, refused, type SeenPair } from './change-pair.ts';
import { type Duplicate, otherOf } from './duplicate.ts';
import { heldBy, keptBy } from './family.ts';
import { writeBoth } from './merge-events.ts';

/**
 * Parts two events that were merged: the one that went is there again as its source and staff have it, the other without what was
 * taken over, where staff have not changed that since. They are not proposed again.
 * @throws {AppError} duplicate.not_found, event.changed, duplicate.state
 */
export async function unmergeEvents(
  seen: SeenPair,
  principal: Principal,
  deps: SaveDeps,
): Promise<Duplicate> {
  const pair = await readSeenPair(seen, deps);
  if (pair.state !== 'merged' || !pair.merged) throw refused('These events are not merged.');
  const kept = await deps.events.read(pair.merged.into);
  const away = await deps.events.read(otherOf(pair, kept));
  const { merged: _, ...freed } = away.hand;
  const others = (kept.hand.holds ?? []).filter((id) => id !== away.id);
  const { holds: __, ...hand } = kept.hand;
  const alone = {
    ...kept,
    hand: {
      ...hand,
      corrections: givenBack(hand.corrections, pair),
      ...(others.length > 0 && { holds: others }),
    },
  };
  const stays = keptBy(alone, await heldBy(alone, deps.events));
  const goes = { ...away, hand: freed };
  const back = keptBy(goes, await heldBy(goes, deps.events));
  // What stands for both may have taken place because of the one that is parted.
  const followUp = kept.hand.merged !== undefined;
  const { merged: ___, ...rest } = pair;
  const after: Duplicate = {
    ...rest,
    nis: pair.first === kept.id ? [kept.nis, away.nis] : [away.nis, kept.nis],
    state: 'dismissed',
    decided: { by: principal.accountId, at: deps.now().toISOString() },
    version: pair.version + 1,
  };
  await writeBoth(
    [
      { before: kept, after: stays.event, also: stays.checks, followUp },
      { before: away, after: back.event, also: back.checks },
    ],
    { before: pair, after, action: 'duplicate.unmerged', fields: pair.merged.taken, principal },
    deps,
  );
  return after;
}

/** Corrections without those that the merger made, and with those that it replaced. */
function givenBack(
  present: StaffHand['corrections'],
  { merged, decided }: Duplicate,
): StaffHand['corrections'] {
  const isOfMerger = ([name, { by, at }]: [string, { by: string; at: string }]): boolean =>
    merged?.taken.includes(name) === true && by === decided?.by && at === decided?.at;
  const left = Object.entries(present).filter((entry) => !isOfMerger(entry));
  return { ...merged?.replaced, ...Object.fromEntries(left) };
}
