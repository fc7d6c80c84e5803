import { startOfLocalHour } from '../../../shared/time/local-hour.ts';
import { counterNameOf, ruleOf } from './counter-name.ts';
import { addedTo, type Figure, type Figures } from './figures.ts';

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

export interface Counts {
  readonly total: Figures;
  /** Only days on which anything happened, in order. */
  readonly days: readonly DayFigures[];
  readonly parts: ReadonlyMap<string, Figures>;
  /** What each rule took for a machine: kind, then rule. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

interface Share {
  readonly day: string;
  readonly hour: number | undefined;
  readonly part: string | undefined;
  readonly kind: keyof Figures;
  readonly change: Figure;
}

/** What the numbers of any days and shards come to. */
export function countsOf(cells: readonly Cell[]): Counts {
  const numbers = cells.flatMap(numberOf);
  const whole = numbers.filter(({ part }) => part === undefined);
  const days = [...Map.groupBy(numbers, ({ day }) => day)];
  return {
    total: figuresOf(whole),
    days: days
      .map(([day, ofDay]) => dayOf(day, ofDay))
      .sort((one, other) => one.day.localeCompare(other.day)),
    parts: partsOf(numbers),
    rules: rulesOf(cells),
  };
}

function numberOf({ day, attribute, value }: Cell): Share[] {
  const name = counterNameOf(attribute);
  if (!name) return [];
  const { kind, hour, part, isMachine } = name;
  // What machines did stands in the whole as well.
  const change = isMachine ? { raw: 0, human: -value } : { raw: value, human: value };
  return [{ day, hour, part, kind, change }];
}

const figuresOf = (numbers: readonly Share[]): Figures =>
  numbers.reduce<Figures>((sum, { kind, change }) => addedTo(sum, kind, change), {});

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
