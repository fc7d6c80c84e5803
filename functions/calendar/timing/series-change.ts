import { dayMs, dayOfWall } from './civil.ts';
import { type Span, spanFrom } from './length.ts';
import { instantOf, type Moment, momentOf } from './moment.ts';
import type { SeriesFrame, SeriesTime } from './series-frame.ts';
import type { OccurrenceChange } from './timing.ts';

/** What a calendar says otherwise of a time of a series, and perhaps of those that follow. */
export interface SeriesChange {
  /** Where the rule would have put it. */
  readonly original: SeriesTime;
  readonly start: Moment | undefined;
  readonly span: Span | undefined;
  readonly said: OccurrenceChange;
}

/** @throws {TimingError} time.invalid, zone.unknown */
export function changeOf(said: OccurrenceChange, frame: SeriesFrame): SeriesChange {
  const original = frame.named(said.recurrenceId);
  const start = said.start && momentOf(said.start, frame.start.zone);
  const span =
    said.length && spanFrom(start ?? { ...frame.start, wall: original.wall }, said.length);
  return { original, start, span, said };
}

/** How far it moves the times that follow, by the clocks of the series; between whole days and times, by days. */
export function shiftOf({ start, original }: SeriesChange, frame: SeriesFrame): number {
  if (!start) return 0;
  if (start.allDay !== frame.start.allDay) {
    return (dayOfWall(start.wall) - dayOfWall(original.wall)) * dayMs;
  }
  const { zone } = frame.start;
  const wall = start.allDay || start.zone === zone ? start.wall : zone.wallOf(instantOf(start));
  return wall - original.wall;
}

/** Where a time of the series is after a change of it or of an earlier one. */
export function moved(
  time: SeriesTime,
  change: SeriesChange | undefined,
  frame: SeriesFrame,
): Moment {
  const start = change?.start;
  if (!change || !start) return { ...frame.start, wall: time.wall };
  if (change.original.id === time.id) return start;
  const wall = time.wall + shiftOf(change, frame);
  if (start.allDay === frame.start.allDay) return { ...frame.start, wall };
  const day = dayOfWall(wall) * dayMs;
  return { ...start, wall: start.allDay ? day : day + start.wall - dayOfWall(start.wall) * dayMs };
}

/** All changes of a series. */
export class SeriesChanges {
  readonly all: readonly SeriesChange[];
  readonly #ones = new Map<number, SeriesChange>();
  /** Of all that follow too; the latest first. */
  readonly #ranges: readonly SeriesChange[];

  constructor(said: readonly OccurrenceChange[], frame: SeriesFrame) {
    this.all = said.map((change) => changeOf(change, frame));
    this.#ranges = this.all
      .filter((change) => change.said.range === 'this-and-future')
      .sort((one, other) => other.original.id - one.original.id);
    for (const change of this.all) {
      if (change.said.range === 'one') this.#ones.set(change.original.id, change);
    }
  }

  /** What is said of this one time. */
  ofOne(id: number): SeriesChange | undefined {
    return this.#ones.get(id);
  }

  /** What is said of this time and others before it: the last that was said. */
  ofRange(id: number): SeriesChange | undefined {
    return this.#ranges.length === 0
      ? undefined
      : this.#ranges.find(({ original }) => original.id <= id);
  }

  /** How early and how late it may move a time, and how long it may make it. */
  reach(frame: SeriesFrame): { earlier: number; later: number; longest: number } {
    const shifts = this.#ranges.map((change) => shiftOf(change, frame));
    return {
      earlier: Math.max(0, ...shifts.map((shift) => -shift)),
      later: Math.max(0, ...shifts),
      longest: Math.max(0, ...this.#ranges.map(({ span }) => lengthOf(span))),
    };
  }
}

export const lengthOf = (span: Span | undefined): number =>
  span ? span.days * dayMs + span.ms : 0;
