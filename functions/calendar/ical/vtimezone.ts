import { dayMs, dayOf, minuteMs, parseWall, secondMs } from '../timing/civil.ts';
import { parseRule } from '../timing/rule.ts';
import { wallsOf } from '../timing/rule-walls.ts';
import { Steps } from '../timing/steps.ts';
import { TimingError } from '../timing/timing-error.ts';
import { type Zone, zoneNamed, zoneOf } from '../timing/zone.ts';
import { type Component, lineNamed, linesNamed } from './components.ts';

/** Zones whose clocks are tried in this order; between them they have most ways in which clocks change today. */
const candidates =
  'Europe/Brussels Europe/London Europe/Lisbon Europe/Athens Europe/Moscow Europe/Istanbul Europe/Chisinau UTC Atlantic/Azores America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Anchorage America/Halifax America/St_Johns America/Sao_Paulo America/Bogota America/Caracas America/Mexico_City America/Havana America/Santiago Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Lagos Africa/Nairobi Asia/Jerusalem Asia/Beirut Asia/Tehran Asia/Dubai Asia/Kabul Asia/Karachi Asia/Kolkata Asia/Kathmandu Asia/Dhaka Asia/Yangon Asia/Bangkok Asia/Shanghai Asia/Tokyo Australia/Perth Australia/Darwin Australia/Adelaide Australia/Brisbane Australia/Sydney Australia/Lord_Howe Pacific/Noumea Pacific/Auckland Pacific/Chatham Pacific/Apia Pacific/Honolulu'.split(
    ' ',
  );

/** A change of clocks. */
interface Onset {
  readonly instant: number;
  /** What clocks are ahead of UTC before and from then on. */
  readonly from: number;
  readonly to: number;
}

/** What a VTIMEZONE comes down to in a year and the next. */
export interface DescribedZone {
  /** An IANA zone with the same clocks. */
  readonly name: string | undefined;
  readonly clocks: Zone;
  /** Whether its clocks never change in this time. */
  readonly constant: boolean;
}

/** More in a few years are no clocks. */
const mostOnsets = 200;

/** @returns undefined where it has no part that can be read. */
export function describedZone(vtimezone: Component, year: number): DescribedZone | undefined {
  const onsets = onsetsOf(vtimezone, year);
  if (onsets.length === 0 || onsets.length > mostOnsets) return undefined;
  const clocks = zoneOf('', (instant) => offsetAmong(onsets, instant));
  const samples = samplesOf(onsets, year);
  return {
    name: candidates.find((candidate) => isAlike(zoneNamed(candidate), clocks, samples)),
    clocks,
    constant: new Set(samples.map(clocks.offsetAt)).size === 1,
  };
}

/** In order: those of the years about this one, and the last before. */
function onsetsOf(vtimezone: Component, year: number): readonly Onset[] {
  const { from, to } = rangeOf(year);
  const onsets = vtimezone.parts
    .flatMap((part) => onsetsOfPart(part, year))
    .filter(({ instant }) => instant < to)
    .sort((one, other) => one.instant - other.instant);
  const first = onsets.findLastIndex(({ instant }) => instant < from);
  return onsets.slice(Math.max(0, first));
}

const rangeOf = (year: number) => ({
  from: dayOf(year - 2, 1, 1) * dayMs,
  to: dayOf(year + 3, 1, 1) * dayMs,
});

/** A part that cannot be read says nothing; the event is told that its zone is unknown when none can. */
function onsetsOfPart(part: Component, year: number): readonly Onset[] {
  const from = offsetOf(lineNamed(part, 'TZOFFSETFROM')?.value);
  const to = offsetOf(lineNamed(part, 'TZOFFSETTO')?.value);
  const start = wallOf(lineNamed(part, 'DTSTART')?.value);
  if (from === undefined || to === undefined || start === undefined) return [];
  const dates = linesNamed(part, 'RDATE').flatMap(({ value }) => value.split(',').map(wallOf));
  const walls = [start, ...dates, ...wallsOfRules(part, start, from, year)];
  return walls.flatMap((wall) => (wall === undefined ? [] : { instant: wall - from, from, to }));
}

function wallsOfRules(
  part: Component,
  start: number,
  offset: number,
  year: number,
): readonly number[] {
  try {
    return linesNamed(part, 'RRULE').flatMap(({ value }) => {
      const rule = parseRule(value);
      const walls = wallsOf(rule, start, rangeOf(year), new Steps(ruleSteps));
      const end = endOf(rule.until, offset);
      return walls.filter((wall) => wall <= end);
    });
  } catch (error) {
    if (error instanceof TimingError) return [];
    throw error;
  }
}

const ruleSteps = 10_000;

function endOf(until: ReturnType<typeof parseRule>['until'], offset: number): number {
  if (until === undefined) return Number.POSITIVE_INFINITY;
  if ('day' in until) return (until.day + 1) * dayMs - 1;
  return 'wall' in until ? until.wall : until.instant + offset;
}

function offsetAmong(onsets: readonly Onset[], instant: number): number {
  const last = onsets.findLast((onset) => onset.instant <= instant);
  return last?.to ?? onsets[0]?.from ?? 0;
}

/** Instants just before and after each change of this year and the next, and in the middle of each month. */
function samplesOf(onsets: readonly Onset[], year: number): readonly number[] {
  const from = dayOf(year, 1, 1) * dayMs;
  const to = dayOf(year + 2, 1, 1) * dayMs;
  const changes = onsets.filter(({ instant }) => instant >= from && instant < to);
  const months = Array.from(
    { length: 24 },
    (_, month) => dayOf(year + Math.floor(month / 12), (month % 12) + 1, 15) * dayMs,
  );
  return [...months, ...changes.flatMap(({ instant }) => [instant - secondMs, instant])];
}

const isAlike = (one: Zone, other: Zone, samples: readonly number[]): boolean =>
  samples.every((instant) => one.offsetAt(instant) === other.offsetAt(instant));

/** Of `+0100`, in milliseconds. */
function offsetOf(value: string | undefined): number | undefined {
  const [, sign, hours, minutes, seconds = '0'] =
    /^([+-]?)(\d{2}):?(\d{2}):?(\d{2})?$/.exec(value ?? '') ?? [];
  if (sign === undefined) return undefined;
  const size = (Number(hours) * 60 + Number(minutes)) * minuteMs + Number(seconds) * secondMs;
  return sign === '-' ? -size : size;
}

function wallOf(value: string | undefined): number | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z?$/.exec(value ?? '') ?? [];
  if (year === undefined) return undefined;
  try {
    return parseWall(`${year}-${month}-${day}T${hour}:${minute}:${second}`);
  } catch (error) {
    if (error instanceof TimingError) return undefined;
    throw error;
  }
}
