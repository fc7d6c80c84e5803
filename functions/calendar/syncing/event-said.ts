import type { Clock } from '../../../shared/clock.ts';
import type { NewId } from '../../../shared/ids.ts';
import type { CampaignEvent } from '../events/event.ts';
import { hashOfFact } from '../events/facts-of.ts';
import { hashOfSaid } from '../events/origin-item.ts';
import type { SourceEvent } from '../sources/source-event.ts';
import { timingSaid } from './timing-said.ts';

export interface SaidDeps {
  readonly now: Clock;
  readonly newId: NewId;
  readonly newKey: () => string;
}

/** An event as its source has it. */
export interface Said {
  readonly sourceId: string;
  /** Municipality in which it takes place. */
  readonly nis: string;
  readonly event: SourceEvent;
}

/** Differs when anything differs of what the source says of an event, or of where that puts it. */
export const hashOfEventSaid = ({ nis, event }: Said): string =>
  hashOfFact([nis, hashOfSaid(event.facts)]);

/**
 * The event after its source has said this. Staff's hand stays; what was gone is back. Where its dates cannot be told apart, the
 * old ones stand, and `datesHeld` has the new.
 * @throws {TimingError}
 */
export function eventSaid(
  before: CampaignEvent | undefined,
  said: Said,
  { now, newId, newKey }: SaidDeps,
): CampaignEvent {
  const { sourceId, nis, event } = said;
  const { uid, facts, modifiedAt } = event;
  const at = now().toISOString();
  const { timing, isHeld } = timingSaid(before?.said.timing, facts.timing, { now: now(), newKey });
  const isWaiting = isHeld && before !== undefined;
  const origin = {
    sourceId,
    uid,
    hash: hashOfEventSaid(said),
    ...(modifiedAt && { modifiedAt }),
  };
  return {
    ...(before ?? newEvent(newId('evt'), at)),
    nis,
    origin,
    said: { ...facts, timing: isWaiting ? before.said.timing : timing },
    datesHeld: isWaiting ? { since: before.datesHeld?.since ?? at, timing } : undefined,
    goneAt: undefined,
    keptBy: undefined,
  };
}

const newEvent = (
  id: string,
  at: string,
): Omit<CampaignEvent, 'nis' | 'origin' | 'said' | 'datesHeld' | 'goneAt'> => ({
  id,
  hand: { corrections: {}, promoted: false },
  moments: 0,
  sequence: 0,
  createdAt: at,
  changedAt: at,
  version: 0,
});
