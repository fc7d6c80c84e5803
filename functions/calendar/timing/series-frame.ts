import { dayMs, dayOfWall } from './civil.ts';
import { type Span, spanFrom } from './length.ts';
import { dayNamed, instantOf, type Moment, momentOf } from './moment.ts';
import type { CalendarTime, RuledPart } from './timing.ts';
import type { Zone } from './zone.ts';

/** A time of a series: where its clocks put it, and what tells it from others. */
export interface SeriesTime {
  /** See `civil.ts`. */
  readonly wall: number;
  /** The instant; of whole days, the wall. */
  readonly id: number;
}

/** The start of a series, and times that are written in whatever form and zone as times of that series. */
export interface SeriesFrame {
  readonly start: Moment;
  readonly span: Span;
  readonly reader: Zone;
  /** Floats: the same wall wherever it is read. */
  readonly floating: boolean;
  readonly at: (wall: number) => SeriesTime;
  /** A date stands for the time of day at which the series starts; a time without zone is in that of the series. */
  readonly named: (time: CalendarTime) => SeriesTime;
}

/** @throws {TimingError} time.invalid, zone.unknown */
export function frameOf(part: RuledPart, reader: Zone): SeriesFrame {
  const start = momentOf(part.start, reader);
  const { allDay, zone } = start;
  const timeOfDay = start.wall - dayOfWall(start.wall) * dayMs;
  const at = (wall: number) => ({ wall, id: allDay ? wall : zone.instantOf(wall) });
  return {
    start,
    span: spanFrom(start, part.length),
    reader,
    floating: !('date' in part.start) && part.start.zone === undefined,
    at,
    named: (time) => {
      const named = momentOf(time, zone);
      if (allDay) return at(dayNamed(named, reader) * dayMs);
      if (named.allDay) return at(named.wall + timeOfDay);
      const id = instantOf(named);
      return { id, wall: named.zone === zone ? named.wall : zone.wallOf(id) };
    },
  };
}
