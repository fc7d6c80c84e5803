import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { CalendarTime, Timing } from '../timing/timing.ts';
import { changeByStaff, readSeen, type SeenEvent } from './change-by-staff.ts';
import type { CampaignEvent } from './event.ts';
import { hashOfFact } from './facts-of.ts';
import type { SaveDeps } from './save-event.ts';

/** A date that has moved: its key, and where it is now. */
export interface MovedDate {
  readonly key: string;
  readonly to: CalendarTime;
}

/**
 * Takes the new dates of a source: those that staff say have moved keep their keys, and what is tied to these follows; the others
 * are new. Dates that vanished and did not move are gone.
 * @throws {AppError} event.not_found, event.changed; event.state where no dates wait, or these are none of them
 */
export async function resolveDates(
  seen: SeenEvent,
  moved: readonly MovedDate[],
  principal: Principal,
  deps: SaveDeps & { readonly newKey: () => string },
): Promise<CampaignEvent> {
  const before = await readSeen(seen, deps);
  if (!before.datesHeld) throw new AppError('event.state', 'No dates of this event wait.');
  const timing = keyed(before.said.timing, before.datesHeld.timing, moved, deps.newKey);
  const after = { ...before, said: { ...before.said, timing }, datesHeld: undefined };
  const change = { action: 'event.dates-resolved', fields: ['timing'] };
  return changeByStaff({ before, after, principal, ...change }, deps);
}

function keyed(
  old: Timing,
  next: Timing,
  moved: readonly MovedDate[],
  newKey: () => string,
): Timing {
  const kept = new Set(keysOf(next));
  const vanished = new Set(keysOf(old).filter((key) => !kept.has(key)));
  const waiting = new Map(moved.map(({ key, to }) => [hashOfFact(to), key]));
  const isOdd =
    moved.some(({ key }) => !vanished.has(key)) ||
    new Set(moved.map(({ key }) => key)).size < moved.length ||
    waiting.size < moved.length;
  const parts = next.parts.map((part) => {
    if (part.kind !== 'dated') return part;
    const dates = part.dates.map((date) => {
      if (date.key !== '') return date;
      const start = hashOfFact(date.start);
      const key = waiting.get(start) ?? newKey();
      waiting.delete(start);
      return { ...date, key };
    });
    return { ...part, dates };
  });
  if (isOdd || waiting.size > 0) {
    throw new AppError('event.state', 'One of these dates has not vanished, or is not new.');
  }
  return { parts };
}

const keysOf = ({ parts }: Timing): string[] =>
  parts.flatMap((part) =>
    part.kind === 'dated' ? part.dates.flatMap(({ key }) => (key === '' ? [] : [key])) : [],
  );
