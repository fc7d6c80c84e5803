import { raw } from 'hono/html';
import { chartHeight, drawChart } from '../charts/draw-chart.ts';
import type { ChartBlock } from '../document.ts';
import { say, sayNumber } from '../words/report-messages.ts';
import { svgPen } from './svg-pen.ts';
import { Table } from './table.tsx';

/** As wide as on paper; the page makes it as wide as it likes. */
const width = 480;

/** A chart as on paper, with its numbers as a table for who wants or needs them. */
export function Chart({ chart }: { chart: ChartBlock }) {
  const pen = svgPen();
  drawChart(pen, chart, width);
  const { title, description, categories, series } = chart;
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <section class="scroll" aria-label={title} tabindex={0}>
        <svg
          viewBox={`0 -4 ${width} ${chartHeight(chart) + 6}`}
          role="img"
          aria-label={description}
          xmlns="http://www.w3.org/2000/svg"
        >
          {raw(pen.elements.join(''))}
        </svg>
      </section>
      <details>
        <summary>{say('chart.numbers')}</summary>
        <Table
          table={{
            kind: 'table',
            caption: title,
            head: [
              chart.form === 'columns' ? say('chart.month') : say('csv.municipality'),
              ...series.map(({ name }) => name),
            ],
            rows: categories.map((label, index) => ({
              label,
              level: 'entry',
              cells: series.map(({ values }) => ({ text: sayNumber(values[index]) })),
            })),
          }}
        />
      </details>
    </figure>
  );
}
