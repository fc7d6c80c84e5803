import { parseDay, parseWall, wallText } from '../timing/civil.ts';
import { durationOf } from '../timing/length.ts';
import type { CalendarTime, Length } from '../timing/timing.ts';
import { TimingError } from '../timing/timing-error.ts';
import type { CalendarZones } from './calendar-zones.ts';
import type { ContentLine } from './content-lines.ts';

/** What times of a calendar mean. */
export interface TimeContext {
  readonly zones: CalendarZones;
  /** Of times without a zone, where the calendar names one for all of them; see `defaultZone`. */
  readonly floating: string | undefined;
  /** Called for a zone whose clocks could not be had for the whole year. */
  readonly onInexact: (tzid: string) => void;
}

const pattern =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * One value of a line with times. Read too, because calendars have them: dashes and colons, no seconds, an offset, a
 * date where VALUE says a time and a time where it says a date.
 * @throws {TimingError} time.invalid, zone.unknown
 */
export function readTime(line: ContentLine, value: string, context: TimeContext): CalendarTime {
  const [, year, month, day, hour, minute, second = '00', mark] = pattern.exec(value.trim()) ?? [];
  if (year === undefined) throw notATime(value);
  const date = `${year}-${month}-${day}`;
  parseDay(date);
  if (hour === undefined || line.parameters.get('VALUE') === 'DATE') return { date };
  const written = parseWall(`${date}T${hour}:${minute}:${second}`);
  if (mark !== undefined) return { wall: wallText(written - offsetOf(mark)), zone: 'UTC' };
  const wall = wallText(written);
  const tzid = line.parameters.get('TZID');
  if (tzid === undefined || tzid === '') {
    return context.floating === undefined ? { wall } : { wall, zone: context.floating };
  }
  const { name, exact } = context.zones.zoneOf(tzid, written);
  if (!exact) context.onInexact(tzid);
  return { wall, zone: name };
}

const notATime = (value: string): TimingError =>
  new TimingError('time.invalid', `${value.slice(0, 40) || 'Nothing'} is no date and no time.`);

/** In milliseconds, of `Z` or `+0100`. */
function offsetOf(mark: string): number {
  if (mark.length === 1) return 0;
  const digits = mark.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (mark.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Of DURATION, or of a period. @throws {TimingError} time.invalid */
export function readDuration(value: string): Length {
  durationOf(value);
  return { duration: value.trim().toUpperCase() };
}
