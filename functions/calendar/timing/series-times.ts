import { dayMs, dayOfWall, hourMs } from './civil.ts';
import { type Span, spanFrom } from './length.ts';
import { dayNamed, momentOf } from './moment.ts';
import { parseRule, type Until } from './rule.ts';
import { type WallRange, wallsOf } from './rule-walls.ts';
import type { SeriesFrame, SeriesTime } from './series-frame.ts';
import type { Steps } from './steps.ts';
import type { CalendarTime, RuledPart } from './timing.ts';
import { zoneNamed } from './zone.ts';

/** A time that a series has before anything is said of it alone. `span`: where a further date brings its own. */
export interface PlannedTime extends SeriesTime {
  readonly span: Span | undefined;
}

/**
 * The times of a series by rules, start and further dates, without exceptions; those of rules within the range. A start is one of
 * them whether or not a rule names it, as long as one of the rules has not ended before.
 * @throws {TimingError}
 */
export function plannedTimes(
  part: RuledPart,
  frame: SeriesFrame,
  range: WallRange,
  steps: Steps,
): readonly PlannedTime[] {
  const times = new Map<number, PlannedTime>();
  const add = (time: SeriesTime, span?: Span) => times.set(time.id, { ...time, span });
  const start = frame.at(frame.start.wall);
  if (part.rules.length === 0) add(start);
  for (const text of part.rules) {
    const rule = parseRule(text);
    const end = endOfRule(rule.until, frame);
    if (!isOver(start, end)) add(start);
    const within = { from: range.from, to: Math.min(range.to, end.wall) };
    for (const wall of wallsOf(rule, start.wall, within, steps)) {
      const time = frame.at(wall);
      if (time.id <= end.id) add(time);
    }
  }
  steps.take(part.extra.length);
  for (const { start: time, length } of part.extra) {
    add(frame.named(time), length && spanFrom(momentOf(time, frame.start.zone), length));
  }
  if (part.except.length === 0) return [...times.values()];
  steps.take(part.except.length);
  const isExcepted = exceptions(part.except, frame);
  return [...times.values()].filter((time) => !isExcepted(time));
}

/** The last id that a rule may have, and a wall that it must stay before. */
interface RuleEnd {
  readonly wall: number;
  readonly id: number;
}

const isOver = (time: SeriesTime, end: RuleEnd): boolean =>
  time.wall >= end.wall || time.id > end.id;

/** UNTIL in whatever form: a date means the whole of it; a time without zone is in that of the series. */
function endOfRule(until: Until | undefined, { start, reader }: SeriesFrame): RuleEnd {
  const id = Number.POSITIVE_INFINITY;
  if (until === undefined) return { wall: Number.POSITIVE_INFINITY, id };
  if ('day' in until) return { wall: (until.day + 1) * dayMs, id };
  if (start.allDay) return { wall: (lastDay(until, reader) + 1) * dayMs, id };
  if ('wall' in until) return { wall: until.wall + 1, id };
  // Clocks may show a time twice: the instant decides, and the wall only ends the search.
  return { wall: start.zone.wallOf(until.instant) + 3 * hourMs, id: until.instant };
}

function lastDay(until: Exclude<Until, { day: number }>, reader: SeriesFrame['reader']): number {
  if ('wall' in until) return dayOfWall(until.wall);
  return dayNamed({ allDay: false, wall: until.instant, zone: zoneNamed('UTC') }, reader);
}

/** EXDATE. A date takes away whatever begins on it, where the series is. */
function exceptions(
  except: readonly CalendarTime[],
  frame: SeriesFrame,
): (time: SeriesTime) => boolean {
  const ids = new Set<number>();
  const days = new Set<number>();
  for (const time of except) {
    if ('date' in time) days.add(dayOfWall(frame.named(time).wall));
    else ids.add(frame.named(time).id);
  }
  return ({ id, wall }) => ids.has(id) || (days.size > 0 && days.has(dayOfWall(wall)));
}
