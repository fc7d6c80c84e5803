import { dayMs, hourMs, minuteMs, secondMs } from './civil.ts';
import { TimingError } from './timing-error.ts';

/** Clocks of a place. Instants and walls (see `civil.ts`) in milliseconds. */
export interface Zone {
  readonly name: string;
  /** What its clocks are ahead of UTC. */
  readonly offsetAt: (instant: number) => number;
  /**
   * The first instant at which its clocks show this; a time that they skip is read by the clock from before the gap and so
   * lies as far behind it (RFC 5545, section 3.3.5).
   */
  readonly instantOf: (wall: number) => number;
  readonly wallOf: (instant: number) => number;
}

/** No place has changed its clocks twice within so short a time. */
const spanMs = 4 * dayMs;
/** Two hundred years; calendars of others may name any time. */
const mostSpans = 20_000;
/** Names come from calendars of others: more than there are is no list of zones any more. */
const mostKnown = 1000;
const known = new Map<string, Zone>();

/** @throws {TimingError} zone.unknown for what is neither an IANA name nor an offset such as `+05:45`. */
export function zoneNamed(name: string): Zone {
  const found = known.get(name);
  if (found) return found;
  const zone = isUtc(name) ? fixed(name, 0) : changing(name);
  if (known.size < mostKnown) known.set(name, zone);
  return zone;
}

const isUtc = (name: string): boolean => name === 'UTC' || name === 'Etc/UTC' || name === 'GMT';

const fixed = (name: string, offset: number): Zone => ({
  name,
  offsetAt: () => offset,
  instantOf: (wall) => wall - offset,
  wallOf: (instant) => instant + offset,
});

function changing(name: string): Zone {
  const read = offsetReader(name);
  const spans = new Map<number, Span>();
  const offsetAt = (instant: number): number => {
    const index = Math.floor(instant / spanMs);
    let span = spans.get(index);
    if (!span) {
      if (spans.size >= mostSpans) spans.clear();
      span = spanAt(index * spanMs, read);
      spans.set(index, span);
    }
    return instant < span.changesAt ? span.before : span.after;
  };
  return zoneOf(name, offsetAt);
}

/** @param offsetAt of instants; must not change twice within two days. */
export function zoneOf(name: string, offsetAt: Zone['offsetAt']): Zone {
  const instantOf = (wall: number): number => {
    const before = offsetAt(wall - dayMs);
    const after = offsetAt(wall + dayMs);
    const early = wall - before;
    if (before === after || offsetAt(early) === before) return early;
    const late = wall - after;
    return offsetAt(late) === after ? late : early;
  };
  return { name, offsetAt, instantOf, wallOf: (instant) => instant + offsetAt(instant) };
}

/** A stretch of time with one change of clocks at most. */
interface Span {
  readonly before: number;
  readonly changesAt: number;
  readonly after: number;
}

function spanAt(start: number, read: (instant: number) => number): Span {
  const before = read(start);
  const after = read(start + spanMs);
  if (before === after) return { before, changesAt: Number.POSITIVE_INFINITY, after };
  let low = start;
  let high = start + spanMs;
  while (high - low > secondMs) {
    const middle = Math.floor((low + high) / 2 / secondMs) * secondMs;
    if (read(middle) === before) low = middle;
    else high = middle;
  }
  return { before, changesAt: high, after };
}

function offsetReader(name: string): (instant: number) => number {
  const format = formatFor(name);
  return (instant) => {
    const text = format.format(instant);
    const at = text.lastIndexOf('GMT') + 3;
    if (at === text.length) return 0;
    const sign = text[at] === '-' ? -1 : 1;
    const [hours = '0', minutes = '0', seconds = '0'] = text.slice(at + 1).split(':');
    return (
      sign * (Number(hours) * hourMs + Number(minutes) * minuteMs + Number(seconds) * secondMs)
    );
  };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new TimingError('zone.unknown', `Nothing is known of the time zone ${timeZone}.`);
  }
}
