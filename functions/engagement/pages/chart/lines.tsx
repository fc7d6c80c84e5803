import { line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import type { ChartFigures } from './chart-figures.ts';
import { type ChartScales, plotHeight } from './chart-scales.ts';

/** Beyond so many places marks would hide the line; dashes still tell lines apart. */
const mostMarked = 40;

const marks = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];

export const markOf = (series: number): string => symbol(marks[series] ?? symbolCircle, 64)() ?? '';

export const highestValue = ({ series }: ChartFigures): number =>
  Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));

/** A line for each series, broken where nothing is known. */
export function Lines({ figures, scales }: { figures: ChartFigures; scales: ChartScales }) {
  const { along, up } = scales;
  const { series } = figures;
  const middle = (place: number) => (along(place) ?? 0) + along.bandwidth() / 2;
  const draw = line<number | undefined>()
    .defined((value) => value !== undefined)
    .x((_, place) => middle(place))
    .y((value) => up(value ?? 0))
    .digits(2);
  return (
    <>
      {/* Stretched to the width of its place; the strokes are not. */}
      <svg
        width="100%"
        height={plotHeight}
        aria-hidden="true"
        viewBox={`0 0 100 ${plotHeight}`}
        preserveAspectRatio="none"
      >
        {series.map(({ values }, name) => (
          <path class={`line l${name}`} d={draw(values) ?? ''} vector-effect="non-scaling-stroke" />
        ))}
      </svg>
      {series.map(({ values }, name) =>
        values.map((value, place) =>
          value === undefined || !isMarked(values, place) ? null : (
            <svg
              class="mark-at"
              x={`${middle(place).toFixed(3)}%`}
              y={up(value).toFixed(1)}
              aria-hidden="true"
            >
              <path class={`m${name}`} d={markOf(name)} />
            </svg>
          ),
        ),
      )}
    </>
  );
}

/** One that stands alone has no line: without its mark nobody would see it. */
const isMarked = (values: readonly (number | undefined)[], place: number): boolean =>
  values.length <= mostMarked ||
  (values[place - 1] === undefined && values[place + 1] === undefined);
