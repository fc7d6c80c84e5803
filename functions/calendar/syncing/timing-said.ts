import { randomBytes } from 'node:crypto';
import { localZone } from '../../../shared/time/local-time.ts';
import { instantOf, momentOf } from '../timing/moment.ts';
import type { CalendarTime, DatedPart, Timing } from '../timing/timing.ts';
import { zoneNamed } from '../timing/zone.ts';
import { type ListedDate, type PairingDeps, pairDates } from './pair-dates.ts';

/** Eleven characters that no other date has. */
export const newDateKey = (): string => randomBytes(8).toString('base64url');

/** The instant of a time in Europe/Brussels, or in the zone that it names. @throws {TimingError} */
const instantOfTime = (time: CalendarTime): number =>
  instantOf(momentOf(time, zoneNamed(localZone)));

export interface TimingSaid {
  readonly timing: Timing;
  /** Staff must say first which dates have moved; until then the timing from before stands. */
  readonly isHeld: boolean;
}

/**
 * What a source says now of an event's times, its dates with the keys of those before. Dates of all parts are paired together.
 * @throws {TimingError} for a date that is none
 */
export function timingSaid(
  before: Timing | undefined,
  said: Timing,
  deps: Pick<PairingDeps, 'now' | 'newKey'>,
): TimingSaid {
  const next = datesOf(said);
  if (next.length === 0) return { timing: said, isHeld: false };
  const old = before ? datesOf(before) : [];
  const pairing = pairDates(old, next, { ...deps, instantOf: instantOfTime });
  const isHeld = 'held' in pairing;
  return { timing: withDates(said, isHeld ? pairing.held : pairing.dates), isHeld };
}

const datesOf = ({ parts }: Timing): DatedPart['dates'] =>
  parts.flatMap((part) => (part.kind === 'dated' ? part.dates : []));

/** The dates in the places of those that the parts have, in order; what is more comes after those of the last part. */
function withDates(timing: Timing, dates: readonly ListedDate[]): Timing {
  const waiting = [...dates];
  const last = timing.parts.findLastIndex(({ kind }) => kind === 'dated');
  const parts = timing.parts.map((part, index) => {
    if (part.kind !== 'dated') return part;
    const count = index === last ? waiting.length : part.dates.length;
    return { ...part, dates: waiting.splice(0, count) };
  });
  return { parts };
}
