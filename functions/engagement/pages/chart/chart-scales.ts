import { type ScaleBand, type ScaleLinear, scaleBand, scaleLinear } from 'd3-scale';
import type { ChartFigures } from './chart-figures.ts';

/** Height of what is drawn, in CSS pixels. Widths are per cent: the picture is as wide as its place, its letters are not. */
export const plotHeight = 220;

/** Lines across. */
const wantedLines = 4;
/** What fits below a wide picture; every second of these fits a phone, or every third of long ones. */
const mostTicks = 8;
const longTick = 7;

export interface ChartScales {
  /** Index of a place → per cent from the left. */
  readonly along: ScaleBand<number>;
  /** Value → pixels from the top. */
  readonly up: ScaleLinear<number, number>;
  readonly lines: readonly number[];
  readonly ticks: readonly ChartTick[];
}

export interface ChartTick {
  readonly index: number;
  readonly text: string;
  /** Left out where there is little room. */
  readonly isSpare: boolean;
}

/** `highest`: the largest value that is drawn. */
export function chartScales({ places, limits = [] }: ChartFigures, highest: number): ChartScales {
  const top = Math.max(highest, ...limits.map(({ value }) => value));
  const up = scaleLinear().domain([0, top]).nice(wantedLines).range([plotHeight, 0]);
  const along = scaleBand<number>()
    .domain(places.map((_, index) => index))
    .range([0, 100])
    .paddingInner(0.25)
    .paddingOuter(0.15);
  const lines = up.ticks(wantedLines);
  // Of what is counted there are no halves.
  const isCounted = top >= 1;
  return {
    along,
    up,
    lines: isCounted ? lines.filter(Number.isInteger) : lines,
    ticks: ticksOf(places),
  };
}

function ticksOf(places: ChartFigures['places']): ChartTick[] {
  const step = Math.max(1, Math.ceil(places.length / mostTicks));
  const kept = places.some(({ tick }) => tick.length >= longTick) ? 3 : 2;
  return places.flatMap(({ tick }, index) =>
    index % step === 0 ? [{ index, text: tick, isSpare: (index / step) % kept !== 0 }] : [],
  );
}
