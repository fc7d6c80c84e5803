import type { Principal } from '../../../shared/http/principal.ts';
import { changeByStaff, readSeen, type SeenEvent } from '../events/change-by-staff.ts';
import type { CampaignEvent } from '../events/event.ts';
import type { SaveDeps } from '../events/save-event.ts';

/** Has an event stand before others, or among them again. @throws {AppError} event.not_found, event.changed */
export async function promoteEvent(
  seen: SeenEvent,
  promoted: boolean,
  principal: Principal,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  const before = await readSeen(seen, deps);
  if (before.hand.promoted === promoted) return before;
  const after = { ...before, hand: { ...before.hand, promoted } };
  const change = { action: 'event.promoted', fields: ['promoted'] };
  return changeByStaff({ before, after, principal, ...change }, deps);
}
