import type { Item } from '../../../shared/data/expressions.ts';
import type { Timing } from '../timing/timing.ts';
import type { CampaignEvent, EventFacts } from './event.ts';
import { originKey } from './event-keys.ts';
import { hashOfFact } from './facts-of.ts';

/** Of facts as their source says them: whatever keys dates were given here, equal facts have equal hashes. */
export const hashOfSaid = (facts: EventFacts): string =>
  hashOfFact({ ...facts, timing: withoutKeys(facts.timing) });

const withoutKeys = ({ parts }: Timing): Timing => ({
  parts: parts.map((part) =>
    part.kind === 'dated'
      ? { ...part, dates: part.dates.map((date) => ({ ...date, key: '' })) }
      : part,
  ),
});

/** By which a source's event is found; none for staff's own. */
export function originItem({ id, origin, said, datesHeld }: CampaignEvent): Item | undefined {
  const { sourceId, uid } = origin;
  if (sourceId === 'staff') return undefined;
  const timing = datesHeld?.timing ?? said.timing;
  const hash = hashOfSaid({ ...said, timing });
  return { ...originKey(sourceId, uid), sourceId, uid, eventId: id, hash };
}
