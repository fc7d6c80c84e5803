import type { ChartBlock } from '../document.ts';
import { barsHeight, drawBars } from './draw-bars.ts';
import { columnsHeight, drawColumns } from './draw-columns.ts';
import { fillingOf, type Pen } from './pen.ts';

const legendHeight = 16;

export const chartHeight = (chart: ChartBlock): number =>
  legendOf(chart) + (chart.form === 'columns' ? columnsHeight : barsHeight(chart));

/** Without a legend there is still some room above what is drawn. */
const legendOf = ({ series }: ChartBlock): number => (series.length > 1 ? legendHeight : 4);

/** A chart without its title, from the upper left on. */
export function drawChart(pen: Pen, chart: ChartBlock, width: number): void {
  const top = legendOf(chart);
  if (chart.series.length > 1) drawLegend(pen, chart);
  const draw = chart.form === 'columns' ? drawColumns : drawBars;
  draw(pen, chart, { x: 0, y: top, width, height: chartHeight(chart) - top });
}

function drawLegend(pen: Pen, { series }: ChartBlock): void {
  let x = 0;
  series.forEach(({ name }, index) => {
    pen.bar({ x, y: 1, width: 16, height: 8 }, fillingOf(index));
    pen.text(name, { x: x + 21, y: 0, width: 200, size: 8 });
    x += 21 + pen.widthOf(name, 8) + 18;
  });
}
