import { dayMs, dayOfWall, parseDay, parseWall } from './civil.ts';
import type { CalendarTime } from './timing.ts';
import { type Zone, zoneNamed } from './zone.ts';

/** A `CalendarTime` as it can be reckoned with. Whole days are midnights in the reader's zone. */
export interface Moment {
  readonly allDay: boolean;
  /** See `civil.ts`. */
  readonly wall: number;
  readonly zone: Zone;
}

/**
 * @param floating where times without zone are.
 * @throws {TimingError} time.invalid, zone.unknown
 */
export function momentOf(time: CalendarTime, floating: Zone): Moment {
  if ('date' in time) return { allDay: true, wall: parseDay(time.date) * dayMs, zone: floating };
  const zone = time.zone === undefined ? floating : zoneNamed(time.zone);
  return { allDay: false, wall: parseWall(time.wall), zone };
}

export const instantOf = ({ wall, zone }: Moment): number => zone.instantOf(wall);

/**
 * The day that a time names in a series of whole days: the date as written, of an instant in UTC the reader's date. Midnight UTC
 * is how many programs write a date.
 */
export function dayNamed({ allDay, wall, zone }: Moment, reader: Zone): number {
  if (allDay || zone.name !== 'UTC' || wall % dayMs === 0) return dayOfWall(wall);
  return dayOfWall(reader.wallOf(wall));
}
