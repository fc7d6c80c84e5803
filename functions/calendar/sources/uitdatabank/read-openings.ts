import { instantOf } from '../../../../shared/time/wall-time.ts';
import type { CalendarTime, RuledPart } from '../../timing/timing.ts';
import { at, dayAfter, daysFrom } from '../local-moment.ts';
import type { AdjustedJson, EventJson } from './event-json.ts';
import {
  adjustedSlots,
  isSame,
  isWholeDay,
  type Slot,
  slotsOn,
  type WeekSlot,
  weekSlots,
} from './opening-slots.ts';

/** Local dates, both included; open-ended where something takes place for good. */
export interface Period {
  readonly first: string;
  readonly last: string | undefined;
}

/** A closure or an adjustment longer than this says its first year only. */
const maxDaysOfRange = 366;

/** A time at which the weekly rule has a slot, and what is put in its place. */
interface Deviation {
  readonly except: ReadonlyMap<WeekSlot, readonly string[]>;
  readonly changes: ReadonlyMap<WeekSlot, readonly { day: string; slot: Slot }[]>;
  readonly extra: readonly { day: string; slot: Slot }[];
}

const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * Weekly opening hours as one rule for each slot. Closed days are exceptions, and beat adjusted days. On an adjusted day its
 * slots take the place of the usual ones in turn, so that each stays the same occurrence; those beyond are added.
 */
export function readOpenings(event: EventJson, period: Period): RuledPart[] {
  const slots = weekSlots(event.openingHours ?? []);
  const deviation = deviationsOf(event, { slots, period });
  const ruled = slots.flatMap((slot) => partOf(slot, { period, deviation }));
  return [...ruled, ...extraParts(deviation.extra)];
}

interface Week {
  readonly slots: readonly WeekSlot[];
  readonly period: Period;
}

function deviationsOf(event: EventJson, { slots, period }: Week): Deviation {
  const except = new Map<WeekSlot, string[]>();
  const changes = new Map<WeekSlot, { day: string; slot: Slot }[]>();
  const extra: { day: string; slot: Slot }[] = [];
  const closed = daysOf(event.openingHoursClosedDays ?? [], period);
  const adjusted = event.openingHoursAdjustedDays ?? [];
  for (const day of [...new Set([...closed, ...daysOf(adjusted, period)])].sort()) {
    const usual = slots.filter((slot) => slotsOn([slot], day).length > 0);
    const instead = closed.has(day) ? [] : adjustedSlots(adjusted, day);
    if (!instead) continue;
    const { kept, replaced, added } = pairSlots(usual, instead);
    for (const slot of usual.filter((one) => !kept.has(one) && !replaced.has(one))) {
      except.set(slot, [...(except.get(slot) ?? []), day]);
    }
    for (const [slot, by] of replaced) {
      changes.set(slot, [...(changes.get(slot) ?? []), { day, slot: by }]);
    }
    extra.push(...added.map((slot) => ({ day, slot })));
  }
  return { except, changes, extra };
}

/** Which of the usual slots of a day stay, which give way to which, and what comes on top. */
function pairSlots(usual: readonly WeekSlot[], instead: readonly Slot[]) {
  const kept = new Set(usual.filter((slot) => instead.some((one) => isSame(one, slot))));
  const rest = instead.filter((one) => !usual.some((slot) => isSame(one, slot)));
  const replaced = new Map<WeekSlot, Slot>();
  for (const slot of usual.filter((one) => !kept.has(one))) {
    const index = rest.findIndex((one) => isWholeDay(one) === isWholeDay(slot));
    const [by] = index === -1 ? [] : rest.splice(index, 1);
    if (by) replaced.set(slot, by);
  }
  return { kept, replaced, added: rest };
}

const daysOf = (
  ranges: readonly Pick<AdjustedJson, 'startDate' | 'endDate'>[],
  { first, last }: Period,
): Set<string> =>
  new Set(
    ranges.flatMap(({ startDate, endDate }) => {
      const from = startDate < first ? first : startDate;
      const until = last !== undefined && last < endDate ? last : endDate;
      return daysFrom(from, until).slice(0, maxDaysOfRange);
    }),
  );

interface Rule {
  readonly period: Period;
  readonly deviation: Deviation;
}

/** Nothing where the period ends before the slot's first day. */
function partOf(slot: WeekSlot, { period, deviation }: Rule): RuledPart[] {
  const week = daysFrom(period.first, dayAfter(period.first, 6));
  const first = week.find((day) => slotsOn([slot], day).length > 0);
  if (first === undefined || (period.last !== undefined && first > period.last)) return [];
  const changes = (deviation.changes.get(slot) ?? []).map(({ day, slot: by }) => ({
    recurrenceId: startOf(day, slot),
    range: 'one' as const,
    ...timesOf(day, by),
  }));
  const except = (deviation.except.get(slot) ?? []).map((day) => startOf(day, slot));
  const rules = [ruleOf(slot, period)];
  return [{ kind: 'ruled', ...timesOf(first, slot), rules, extra: [], except, changes }];
}

function ruleOf(slot: WeekSlot, { last }: Period): string {
  const days = slot.days.map((day) => weekdayCodes[day]).join(',');
  const until = last === undefined ? '' : `;UNTIL=${untilOf(last, slot)}`;
  return `FREQ=WEEKLY;BYDAY=${days}${until}`;
}

/** RFC 5545: a date where the start is one, else UTC. */
function untilOf(last: string, slot: Slot): string {
  if (isWholeDay(slot)) return last.replaceAll('-', '');
  const end = instantOf(`${last}T23:59:59`, { onGap: 'forward' });
  return end.toISOString().replace(/[-:]|\.\d+/g, '');
}

const startOf = (day: string, slot: Slot): CalendarTime =>
  isWholeDay(slot) ? { date: day } : at(`${day}T${slot.opens}:00`);

function timesOf(day: string, slot: Slot): Pick<RuledPart, 'start' | 'length'> {
  if (isWholeDay(slot))
    return { start: { date: day }, length: { end: { date: dayAfter(day, 1) } } };
  const endDay = slot.closes > slot.opens ? day : dayAfter(day, 1);
  return { start: startOf(day, slot), length: { end: at(`${endDay}T${slot.closes}:00`) } };
}

/**
 * Times that no weekly slot stands for. A rule's times are all timed or all whole days, and no two begin alike: what does not go
 * together is apart.
 */
function extraParts(extra: Deviation['extra']): RuledPart[] {
  const begun = new Map<string, number>();
  const groups = Map.groupBy(extra, ({ day, slot }) => {
    const start = JSON.stringify(startOf(day, slot));
    const before = begun.get(start) ?? 0;
    begun.set(start, before + 1);
    return `${isWholeDay(slot)} ${before}`;
  });
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const more = others.map(({ day, slot }) => timesOf(day, slot));
    const times = timesOf(first.day, first.slot);
    return [{ kind: 'ruled' as const, ...times, rules: [], extra: more, except: [], changes: [] }];
  });
}
