import { scaleBand, scaleLinear } from 'd3-scale';
import type { ChartBlock } from '../document.ts';
import { sayNumber } from '../words/report-messages.ts';
import { largestOf } from './largest.ts';
import { type Box, fillingOf, type Pen } from './pen.ts';

export const columnsHeight = 118;

const axis = { width: 40, height: 18 } as const;
const room = 8;
const widestColumn = 26;
/** Narrowest column that a number fits above. */
const numbered = 15;

/** Moments side by side, the values as columns. */
export function drawColumns(pen: Pen, { categories, series }: ChartBlock, box: Box): void {
  const [left, right] = [box.x + axis.width, box.x + box.width];
  const [top, bottom] = [box.y + room, box.y + box.height - axis.height];
  const y = scaleLinear([0, largestOf(series)], [bottom, top]).nice(4);
  for (const tick of y.ticks(4).filter(Number.isInteger)) {
    pen.line({ x: left, y: y(tick) }, { x: right, y: y(tick) }, tick === 0 ? 'ink' : 'rule');
    const place = { x: box.x, y: y(tick) - 4, width: axis.width - 6, align: 'right' } as const;
    pen.text(sayNumber(tick), { ...place, size: 7, tone: 'muted' });
  }
  const band = scaleBand(categories, [left, right]).paddingInner(0.28).paddingOuter(0.14);
  const width = Math.min(band.bandwidth() / series.length, widestColumn);
  for (const [index, category] of categories.entries()) {
    const middle = (band(category) ?? 0) + band.bandwidth() / 2;
    for (const [place, { values }] of series.entries()) {
      const value = values[index] ?? 0;
      const x = middle + (place - series.length / 2) * width;
      const column = { x: x + 0.5, y: y(value), width: width - 1, height: bottom - y(value) };
      pen.bar(column, fillingOf(place));
      if (width < numbered) continue;
      drawNumber(pen, sayNumber(value), { ...column, y: column.y - 8.5 });
    }
    const below = { x: middle - band.step() / 2, y: bottom + 4, width: band.step() } as const;
    pen.text(category, { ...below, align: 'center', size: 7, tone: 'muted' });
  }
}

const numberSize = 6;

/** Above a column, in its middle, with no line of the scale through it. */
function drawNumber(pen: Pen, words: string, { x, y, width }: Box): void {
  const covered = Math.min(width, pen.widthOf(words, numberSize) + 2);
  pen.clear({ x: x + (width - covered) / 2, y, width: covered, height: 8 });
  pen.text(words, { x: x - 10, y, width: width + 20, align: 'center', size: numberSize });
}
