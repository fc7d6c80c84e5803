import { dateOf, dayOfWall, minuteMs } from '../timing/civil.ts';
import { TimingError } from '../timing/timing-error.ts';
import { type Component, lineNamed } from './components.ts';
import { type DescribedZone, describedZone } from './vtimezone.ts';
import { fixedZone, zoneByGuess, zoneByName } from './zone-names.ts';

/** The zone by which a time is kept. */
export interface ZoneStandIn {
  /** IANA name, or an offset such as `+05:45`. */
  readonly name: string;
  /** Whether its clocks are those of the calendar's zone at other times of the year too. */
  readonly exact: boolean;
}

/** What TZIDs of one text mean. */
export class CalendarZones {
  readonly #byName = new Map<string, string | undefined>();
  readonly #described = new Map<string, Component>();
  readonly #years = new Map<string, DescribedZone | undefined>();

  describe(vtimezone: Component): void {
    const tzid = lineNamed(vtimezone, 'TZID')?.value;
    if (tzid === undefined) return;
    const described = this.#described.get(bare(tzid));
    if (!described || described.parts.length === 0) this.#described.set(bare(tzid), vtimezone);
  }

  /**
   * A name that is known goes before the description that comes with it, which is often out of date; a description before what
   * the name may mean.
   * @param wall at which the zone's clocks matter; see `timing/civil.ts`.
   * @throws {TimingError} zone.unknown
   */
  zoneOf(tzid: string, wall: number): ZoneStandIn {
    const name = this.#named(bare(tzid));
    if (name !== undefined) return { name, exact: true };
    const standIn = this.#standIn(bare(tzid), wall) ?? guess(tzid);
    if (standIn) return standIn;
    throw new TimingError(
      'zone.unknown',
      `Nothing is known of the time zone ${tzid.slice(0, 100)}, and no VTIMEZONE describes it.`,
    );
  }

  #named(tzid: string): string | undefined {
    const known = this.#byName.get(tzid);
    if (known !== undefined || this.#byName.has(tzid)) return known;
    const described = this.#described.get(tzid);
    const location = described && lineNamed(described, 'X-LIC-LOCATION')?.value;
    const name = zoneByName(tzid) ?? (location === undefined ? undefined : zoneByName(location));
    this.#byName.set(tzid, name);
    return name;
  }

  #standIn(tzid: string, wall: number): ZoneStandIn | undefined {
    const zone = this.#inYear(tzid, dateOf(dayOfWall(wall)).year);
    if (!zone) return undefined;
    if (zone.name !== undefined) return { name: zone.name, exact: true };
    const offset = zone.clocks.offsetAt(zone.clocks.instantOf(wall));
    return { name: fixedZone(Math.round(offset / minuteMs)), exact: zone.constant };
  }

  #inYear(tzid: string, year: number): DescribedZone | undefined {
    const described = this.#described.get(tzid);
    if (!described) return undefined;
    const key = `${year} ${tzid}`;
    if (!this.#years.has(key)) this.#years.set(key, describedZone(described, year));
    return this.#years.get(key);
  }
}

const bare = (tzid: string): string => tzid.trim().replace(/^"(.*)"$/, '$1');

function guess(tzid: string): ZoneStandIn | undefined {
  const name = zoneByGuess(bare(tzid));
  return name === undefined ? undefined : { name, exact: true };
}
