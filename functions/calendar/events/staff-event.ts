import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { changeByStaff, readSeen, type SeenEvent } from './change-by-staff.ts';
import { changedFacts } from './changed-facts.ts';
import type { CampaignEvent, EventFacts } from './event.ts';
import { factsOf } from './facts-of.ts';
import type { SaveDeps } from './save-event.ts';

/** An event that staff typed. @throws {AppError} event.timing */
export async function createByStaff(
  { nis, facts }: { readonly nis: string; readonly facts: EventFacts },
  principal: Principal,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  const id = deps.newId('evt');
  const at = deps.now().toISOString();
  const after: CampaignEvent = {
    id,
    nis,
    origin: { sourceId: 'staff', uid: id },
    said: facts,
    hand: { corrections: {}, promoted: false },
    moments: 0,
    sequence: 0,
    createdAt: at,
    changedAt: at,
    version: 0,
  };
  return changeByStaff({ after, principal, action: 'event.created', fields: [] }, deps);
}

/**
 * Changes what staff typed, and what they took over from an event that was merged into it. What a source says is corrected, not
 * changed: see `hand/`.
 * @throws {AppError} event.not_found, event.changed, event.timing; event.state for an event of a source
 */
export async function editByStaff(
  seen: SeenEvent,
  edit: (said: EventFacts) => EventFacts,
  principal: Principal,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  const before = await readSeen(seen, deps);
  if (before.origin.sourceId !== 'staff') {
    throw new AppError('event.state', 'This event is of a source: correct what is wrong with it.');
  }
  const present = factsOf(before);
  const after = { ...before, said: edit(present), hand: { ...before.hand, corrections: {} } };
  const fields = changedFacts(present, after.said);
  if (fields.length === 0) return before;
  return changeByStaff({ before, after, principal, action: 'event.changed', fields }, deps);
}
