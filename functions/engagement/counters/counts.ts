import { startOfLocalHour } from '../../../shared/time/local-hour.ts';
import { counterNameOf, ruleOf } from './counter-name.ts';
import { type Change, type Figures, figuresOf } from './figures.ts';

/** One number as it stands in an item. */
export interface Cell {
  /** Day in Europe/Brussels. */
  readonly day: string;
  readonly attribute: string;
  readonly value: number;
}

export interface HourFigures {
  /** When the hour began. */
  readonly at: Date;
  readonly figures: Figures;
}

export interface DayFigures {
  readonly day: string;
  readonly figures: Figures;
  /** Only hours in which anything happened, in order. */
  readonly hours: readonly HourFigures[];
  /** Shares of the day, by name (`nis=13036`, `language=nl`, …). */
  readonly parts: ReadonlyMap<string, Figures>;
}

/** What all days come to. */
export interface Sums {
  readonly total: Figures;
  readonly parts: ReadonlyMap<string, Figures>;
}

export interface Counts extends Sums {
  /** Only days on which anything happened, in order. */
  readonly days: readonly DayFigures[];
  /** What each rule took for a machine: kind, then rule. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** One number as it stands in an item, or the sum of those of its name. */
export type NamedNumber = Omit<Cell, 'day'>;

interface Share extends Change {
  readonly hour: number | undefined;
  readonly part: string | undefined;
}

/** What the numbers of any days and shards come to. */
export function countsOf(cells: readonly Cell[]): Counts {
  const days = [...Map.groupBy(cells, ({ day }) => day)];
  return {
    ...sumsOf(cells),
    days: days
      .map(([day, ofDay]) => dayOf(day, ofDay.flatMap(shareOf)))
      .sort((one, other) => one.day.localeCompare(other.day)),
    rules: rulesOf(cells),
  };
}

/** The same without days, hours and rules: of numbers that were added up by name it takes a hundredth of the time. */
export function sumsOf(numbers: readonly NamedNumber[]): Sums {
  const shares = numbers.flatMap(shareOf);
  return {
    total: figuresOf(shares.filter(({ part }) => part === undefined)),
    parts: partsOf(shares),
  };
}

function shareOf({ attribute, value }: NamedNumber): Share[] {
  const name = counterNameOf(attribute);
  if (!name) return [];
  const { kind, hour, part, isMachine } = name;
  // What machines did stands in the whole as well.
  const change = isMachine ? { raw: 0, human: -value } : { raw: value, human: value };
  return [{ hour, part, kind, change }];
}

function dayOf(day: string, numbers: readonly Share[]): DayFigures {
  const whole = numbers.filter(({ part }) => part === undefined);
  const hours = [...Map.groupBy(whole, ({ hour }) => hour)].flatMap(([hour, ofHour]) =>
    hour === undefined ? [] : [{ at: startOfLocalHour({ day, hour }), figures: figuresOf(ofHour) }],
  );
  return {
    day,
    figures: figuresOf(whole),
    hours: hours.sort((one, other) => one.at.getTime() - other.at.getTime()),
    parts: partsOf(numbers),
  };
}

function partsOf(numbers: readonly Share[]): ReadonlyMap<string, Figures> {
  const groups = [...Map.groupBy(numbers, ({ part }) => part)];
  return new Map(
    groups.flatMap(([part, ofPart]) =>
      part === undefined ? [] : [[part, figuresOf(ofPart)] as const],
    ),
  );
}

function rulesOf(cells: readonly Cell[]): Counts['rules'] {
  const rules: Record<string, Record<string, number>> = {};
  for (const { attribute, value } of cells) {
    const found = ruleOf(attribute);
    if (!found) continue;
    const ofKind = rules[found.kind] ?? {};
    rules[found.kind] = { ...ofKind, [found.rule]: (ofKind[found.rule] ?? 0) + value };
  }
  return rules;
}
