import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { changeByStaff, readSeen, type SeenEvent } from '../events/change-by-staff.ts';
import type { CampaignEvent } from '../events/event.ts';
import type { SaveDeps } from '../events/save-event.ts';

/**
 * Has pages, feeds and newsletters leave an event out, whatever its source says of it later.
 * @throws {AppError} event.not_found, event.changed; event.state where it is hidden
 */
export async function hideEvent(
  seen: SeenEvent,
  reason: string,
  principal: Principal,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  const before = await readSeen(seen, deps);
  if (before.hand.hidden) throw new AppError('event.state', 'This event is hidden already.');
  const hidden = { reason, by: principal.accountId, at: deps.now().toISOString() };
  const after = { ...before, hand: { ...before.hand, hidden } };
  const change = { action: 'event.hidden', fields: ['hidden'] };
  return changeByStaff({ before, after, principal, ...change }, deps);
}

/**
 * Takes that back. What its source keeps to itself stays there.
 * @throws {AppError} event.not_found, event.changed; event.state where it is not hidden
 */
export async function showEvent(
  seen: SeenEvent,
  principal: Principal,
  deps: SaveDeps,
): Promise<CampaignEvent> {
  const before = await readSeen(seen, deps);
  if (!before.hand.hidden) throw new AppError('event.state', 'This event is not hidden.');
  const { hidden: _, ...hand } = before.hand;
  const change = { action: 'event.shown', fields: ['hidden'] };
  return changeByStaff({ before, after: { ...before, hand }, principal, ...change }, deps);
}
