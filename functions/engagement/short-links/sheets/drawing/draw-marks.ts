import { rectangle } from '../../../../../shared/drawing/shapes.ts';
import type { Sheet } from '../../../../../shared/drawing/sheet.ts';
import { drawLine } from '../../../../../shared/drawing/words.ts';
import type { SheetFormat, SheetLayout } from '../format.ts';
import { matSize } from './draw-mat.ts';

/** Millimetres. */
const hair = 0.15;
const grey = '#8a8a8a';

/** Where to cut, outside of what is kept; and that the sheet is to be printed at its true size. */
export function drawMarks(
  sheet: Sheet,
  format: SheetFormat,
  layout: SheetLayout,
  hint: string,
): void {
  const note = (x: number, y: number, width: number) =>
    drawLine(sheet, hint, {
      ...{ x, y, width, font: 'text', size: 2.3, colour: grey, anchor: 'middle' },
    });
  switch (format) {
    case 'poster-a4':
      return;
    case 'poster-a5':
      drawFold(sheet, layout);
      return;
    case 'bag-sticker':
      drawEdges(sheet, layout);
      note(layout.width / 4, 9, 80);
      return;
    case 'beer-mat':
      for (const cell of layout.cells) drawRoundMarks(sheet, cell);
      note(layout.width / 2, 101.2, 13);
  }
}

/** One cut, from edge to edge: dashes down the middle. */
function drawFold(sheet: Sheet, { width, height }: SheetLayout): void {
  for (let y = 0; y < height; y += 4) line(sheet, width / 2, y, { down: 2 });
}

/** Ticks in the margin, at each edge of a row or column. */
function drawEdges(sheet: Sheet, { cells, size, width, height }: SheetLayout): void {
  const length = 3;
  const xs = new Set(cells.flatMap(({ x }) => [x, x + size.width]));
  const ys = new Set(cells.flatMap(({ y }) => [y, y + size.height]));
  const last = Math.max(...ys);
  for (const x of xs) {
    line(sheet, x, Math.min(...ys) - length - 1, { down: length });
    line(sheet, x, last + 1, { down: Math.min(length, height - last - 1) });
  }
  for (const y of ys) {
    line(sheet, Math.min(...xs) - length - 1, y, { across: length });
    line(sheet, Math.min(width, Math.max(...xs)) + 1, y, { across: length });
  }
}

/** Short lines that would meet in the middle, outside of the cut. */
function drawRoundMarks(sheet: Sheet, { x, y }: { readonly x: number; readonly y: number }): void {
  const [middleX, middleY] = [x + matSize / 2, y + matSize / 2];
  for (const degrees of [45, 135, 225, 315]) {
    sheet.turned(degrees, middleX, middleY, () =>
      line(sheet, middleX, middleY - matSize / 2 - 5, { down: 3 }),
    );
  }
}

function line(
  sheet: Sheet,
  x: number,
  y: number,
  { down = 0, across = 0 }: { readonly down?: number; readonly across?: number },
): void {
  const box =
    down > 0
      ? { x: x - hair / 2, y, width: hair, height: down }
      : { x, y: y - hair / 2, width: across, height: hair };
  sheet.fill(rectangle(box), grey);
}
