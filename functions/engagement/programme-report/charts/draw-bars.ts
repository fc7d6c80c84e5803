import { scaleLinear } from 'd3-scale';
import type { ChartBlock } from '../document.ts';
import { sayNumber } from '../words/report-messages.ts';
import { largestOf } from './largest.ts';
import { type Box, fillingOf, type Pen } from './pen.ts';

const thickness = 7;
const gap = 5.5;
const namesWidth = 104;
const numbersWidth = 62;

const pitchOf = ({ series }: ChartBlock): number => series.length * (thickness + 1) + gap;

export const barsHeight = (chart: ChartBlock): number => chart.categories.length * pitchOf(chart);

/** Places below each other, the values as bars with their number at the end. */
export function drawBars(pen: Pen, chart: ChartBlock, box: Box): void {
  const { categories, series } = chart;
  const left = box.x + namesWidth;
  const length = scaleLinear([0, largestOf(series)], [0, box.width - namesWidth - numbersWidth]);
  const pitch = pitchOf(chart);
  for (const [index, category] of categories.entries()) {
    const start = box.y + index * pitch;
    const name = { x: box.x, y: start + (pitch - gap) / 2 - 5, width: namesWidth - 8 } as const;
    pen.text(category, { ...name, align: 'right', size: 8 });
    for (const [place, { values }] of series.entries()) {
      const value = values[index];
      const width = length(value ?? 0);
      const y = start + place * (thickness + 1);
      pen.bar({ x: left, y, width, height: thickness }, fillingOf(place));
      pen.text(sayNumber(value), { x: left + width + 4, y: y - 0.8, width: numbersWidth, size: 7 });
    }
  }
  const bottom = box.y + box.height - gap;
  pen.line({ x: left, y: box.y - 2 }, { x: left, y: bottom + 2 }, 'ink');
}
