import { weekdayOf } from '../local-moment.ts';
import type { AdjustedJson, OpeningJson, Weekday } from './event-json.ts';

const numbers: Readonly<Record<Weekday, number>> = {
  monday: 0,
  tuesday: 1,
  wednesday: 2,
  thursday: 3,
  friday: 4,
  saturday: 5,
  sunday: 6,
};

/** One stretch of opening, in local times. */
export interface Slot {
  /** `HH:MM` */
  readonly opens: string;
  /** `HH:MM`; not after `opens` where it is of the next day. */
  readonly closes: string;
}

/** Slots of a week that are the same, and the days that have them: 0 is Monday. */
export interface WeekSlot extends Slot {
  readonly days: readonly number[];
}

const padded = (time: string): string => time.padStart(5, '0').replace('24:00', '00:00');

export const isSame = (one: Slot, other: Slot): boolean =>
  one.opens === other.opens && one.closes === other.closes;

/** From midnight to midnight, or to the minute before. */
export const isWholeDay = ({ opens, closes }: Slot): boolean =>
  opens === '00:00' && (closes === '00:00' || closes === '23:59');

/** Slots by when they open, each once. */
export function weekSlots(openings: readonly OpeningJson[]): WeekSlot[] {
  const slots = new Map<string, { slot: Slot; days: Set<number> }>();
  for (const { opens, closes, dayOfWeek } of openings) {
    const slot = { opens: padded(opens), closes: padded(closes) };
    const key = `${slot.opens} ${slot.closes}`;
    const known = slots.get(key) ?? { slot, days: new Set() };
    for (const day of dayOfWeek) known.days.add(numbers[day]);
    slots.set(key, known);
  }
  return [...slots]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { slot, days }]) => ({ ...slot, days: [...days].sort((a, b) => a - b) }))
    .filter(({ days }) => days.length > 0);
}

/** The slots of one day of the week, by when they open. */
export const slotsOn = (slots: readonly WeekSlot[], day: string): Slot[] =>
  slots
    .filter(({ days }) => days.includes(weekdayOf(day)))
    .map(({ opens, closes }) => ({ opens, closes }));

/**
 * What holds on a day in place of the usual slots; undefined where they hold. Of several adjustments of a day the first
 * counts; a day of the week that an adjustment does not name is closed.
 */
export function adjustedSlots(adjusted: readonly AdjustedJson[], day: string): Slot[] | undefined {
  const found = adjusted.find(({ startDate, endDate }) => startDate <= day && day <= endDate);
  return found?.openingHours && slotsOn(weekSlots(found.openingHours), day);
}
