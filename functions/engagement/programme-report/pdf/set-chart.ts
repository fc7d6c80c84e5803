import { chartHeight, drawChart } from '../charts/draw-chart.ts';
import type { ChartBlock } from '../document.ts';
import { column, columnWidth, type Element, type Flow, type Style } from './flow.ts';
import { pdfPen } from './pdf-pen.ts';

const title: Style = { font: 'strong', size: 9.5 };

/** A chart as lines and areas, its title above it; reading voices have its description. */
export function setChart(flow: Flow, into: Element, chart: ChartBlock): void {
  const titled = flow.heightOf(chart.title, title, columnWidth) + 5;
  const height = chartHeight(chart);
  flow.need(titled + height + 14);
  const { y } = flow;
  flow.part(into, 'P', () =>
    flow.write(chart.title, title, { x: column.left, y, width: columnWidth }),
  );
  const pen = pdfPen(flow, { x: column.left, y: y + titled });
  flow.part(into, 'Figure', () => drawChart(pen, chart, columnWidth), {
    alt: chart.description,
    bbox: [column.left, y + titled, column.right, y + titled + height],
  });
  flow.skip(titled + height + 14);
}
