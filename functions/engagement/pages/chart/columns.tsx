import { stack } from 'd3-shape';
import type { ChartFigures } from './chart-figures.ts';
import type { ChartScales } from './chart-scales.ts';

/** The highest that columns reach when series stand on each other. */
export const highestStack = ({ places, series }: ChartFigures): number =>
  Math.max(
    0,
    ...places.map((_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)),
  );

/** A column for each place, its series standing on each other in their order. */
export function Columns({ figures, scales }: { figures: ChartFigures; scales: ChartScales }) {
  const { along, up } = scales;
  const { series, places } = figures;
  const names = series.map((_, index) => index);
  const stacked = stack<number, number>()
    .keys(names)
    .value((place, name) => series[name]?.values[place] ?? 0)(places.map((_, index) => index));
  return (
    <>
      {stacked.map((ofSeries, name) =>
        ofSeries.map(([from, to], place) =>
          to > from ? (
            <rect
              class={`s${name}`}
              x={`${(along(place) ?? 0).toFixed(3)}%`}
              width={`${along.bandwidth().toFixed(3)}%`}
              y={up(to).toFixed(1)}
              height={(up(from) - up(to)).toFixed(1)}
            />
          ) : null,
        ),
      )}
    </>
  );
}
