import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { changeByStaff, readSeen, type SeenEvent } from '../events/change-by-staff.ts';
import type { CampaignEvent } from '../events/event.ts';
import { hashOfFact } from '../events/facts-of.ts';
import type { SaveDeps } from '../events/save-event.ts';
import { isOfTime, saidNamed } from './correct-event.ts';

/** Names of corrections, see `CorrectionName`. */
export interface Settling {
  /** Stay, whatever the source says now; there is a conflict again once it says something else. */
  readonly keep: readonly string[];
  /** Are taken back: the source's words are shown again. */
  readonly takeBack: readonly string[];
}

/**
 * Decides what becomes of corrections of the version that somebody has seen, in conflict or not.
 * @throws {AppError} event.not_found, event.changed, event.timing; event.state for what is not corrected
 */
export async function settleCorrections(
  seen: SeenEvent,
  { keep, takeBack }: Settling,
  principal: Principal,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  const before = await readSeen(seen, deps);
  const settled = new Map(Object.entries(before.hand.corrections));
  for (const name of [...keep, ...takeBack]) {
    const correction = settled.get(name);
    if (!correction) throw new AppError('event.state', 'One of these is not corrected.');
    const over = hashOfFact(saidNamed(before.said, name, deps.now()));
    if (keep.includes(name)) settled.set(name, { ...correction, over });
    else settled.delete(name);
  }
  if (takeBack.includes('timing')) {
    // What was said of times that only staff's timing had goes with it.
    for (const name of [...settled.keys()].filter(isOfTime)) {
      if (saidNamed(before.said, name, deps.now()) === undefined) settled.delete(name);
    }
  }
  const corrections = Object.fromEntries(settled);
  const after = { ...before, hand: { ...before.hand, corrections } };
  const fields = [...new Set([...keep, ...takeBack])].sort();
  return changeByStaff(
    { before, after, principal, action: 'event.corrections-settled', fields },
    deps,
  );
}
