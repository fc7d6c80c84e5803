import type { Cell, Row, TableBlock } from '../document.ts';
import { column, columnWidth, type Element, type Flow, palette, type Style } from './flow.ts';

const caption: Style = { font: 'strong', size: 9.5, colour: palette.ink };
const textSize = 8.5;
const belowSize = 6.6;
const pad = { x: 4, y: 2.9 } as const;
/** Of municipalities below their region. */
const indent = 8;
/** Widest first column, where the others do not say what they need. */
const widestLabel = 132;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** A table that may go over several pages, with its head on each of them. Rows are never cut. */
export function setTable(flow: Flow, into: Element, table: TableBlock): void {
  const { columns, head, headHeight, heights } = measure(flow, table);
  flow.need(tableMinimum(flow, table));
  const element = flow.group(into, 'Table');
  setCaption(flow, element, table.caption);
  setHead(flow, element, { table, columns, head, height: headHeight });
  for (const [index, row] of table.rows.entries()) {
    const height = heights[index] ?? 0;
    if (flow.y + keptWith(heights, index) > column.bottom) {
      flow.newPage();
      // Reading voices have heard it.
      flow.decoration(() => drawHead(flow, { table, columns, head, height: headHeight }));
      flow.skip(headHeight + 2 * pad.y);
    }
    setRow(flow, element, { row, columns, height });
  }
  const { y } = flow;
  flow.decoration(() => rule(flow, y, palette.ink, 0.8));
  element.end();
  flow.skip(10);
}

/** Tables that are not higher stand on one page. */
const keptWhole = 190;

/** How much room a table asks for on the page on which it begins. */
export function tableMinimum(flow: Flow, table: TableBlock): number {
  const { headHeight, heights } = measure(flow, table);
  const all = heights.reduce((sum, height) => sum + height, 0);
  const rows = all <= keptWhole ? all : (heights[0] ?? 0) + (heights[1] ?? 0);
  return captionHeight + headHeight + 2 * pad.y + rows;
}

const captionHeight = 18;

function measure(flow: Flow, table: TableBlock) {
  const columns = columnsOf(table);
  const head: Style = { font: 'strong', size: headSize(flow, table, columns), colour: palette.ink };
  const headHeight = Math.max(
    ...table.head.map((text, index) => heightIn(flow, text, head, columns[index])),
  );
  const heights = table.rows.map((row) => rowHeight(flow, row, columns));
  return { columns, head, headHeight, heights };
}

/** The last rows stay together: a sum alone on a page says little. */
const keptAtEnd = 3;

const keptWith = (heights: readonly number[], index: number): number => {
  const isAtEnd = heights.length > keptAtEnd && index === heights.length - keptAtEnd;
  return heights
    .slice(index, isAtEnd ? undefined : index + 1)
    .reduce((sum, height) => sum + height, 0);
};

function columnsOf({ head, widths, words = [] }: TableBlock): Column[] {
  const count = head.length - 1;
  const label = widths
    ? columnWidth * (1 - widths.reduce((sum, width) => sum + width, 0))
    : Math.min(widestLabel, columnWidth - count * 50);
  const others = widths
    ? widths.map((share) => share * columnWidth)
    : Array.from({ length: count }, () => (columnWidth - label) / count);
  let x: number = column.left;
  return [label, ...others].map((width, index) => {
    const align = index === 0 || words.includes(index - 1) ? 'left' : 'right';
    const place = { x, width, align } as const;
    x += width;
    return place;
  });
}

/** As large as lets the longest word of each head stand on one line. */
function headSize(flow: Flow, { head }: TableBlock, columns: readonly Column[]): number {
  for (let size = 7.8; size > 5.4; size -= 0.2) {
    const fits = head.every((text, index) =>
      text
        .split(' ')
        .every(
          (word) => flow.widthOf(word, { font: 'strong', size }) <= inner(columns[index]) - 0.5,
        ),
    );
    if (fits) return size;
  }
  return 5.4;
}

const inner = (place: Column | undefined): number => (place?.width ?? 0) - 2 * pad.x;

const heightIn = (flow: Flow, text: string, style: Style, place: Column | undefined): number =>
  flow.heightOf(text, style, inner(place));

const labelStyle = ({ level }: Row): Style => ({
  font: level === 'entry' ? 'text' : 'strong',
  size: textSize,
});

const labelIndent = ({ level, isWithin }: Row): number =>
  level === 'entry' && isWithin ? indent : 0;

const belowStyle: Style = { font: 'text', size: belowSize, colour: palette.muted };

function rowHeight(flow: Flow, row: Row, columns: readonly Column[]): number {
  const style = labelStyle(row);
  const heights = row.cells.map((cell, index) => cellHeight(flow, cell, style, columns[index + 1]));
  const label = flow.heightOf(row.label, style, inner(columns[0]) - labelIndent(row));
  return Math.max(label, ...heights) + 2 * pad.y;
}

function cellHeight(flow: Flow, { text, below }: Cell, style: Style, place: Column | undefined) {
  const height = heightIn(flow, text, style, place);
  return below === undefined ? height : height + heightIn(flow, below, belowStyle, place);
}

function setCaption(flow: Flow, element: Element, text: string): void {
  const { y } = flow;
  flow.part(element, 'Caption', () =>
    flow.write(text, caption, { x: column.left, y, width: columnWidth }),
  );
  flow.skip(flow.heightOf(text, caption, columnWidth) + 4);
}

interface Head {
  readonly table: TableBlock;
  readonly columns: readonly Column[];
  readonly head: Style;
  readonly height: number;
}

function setHead(flow: Flow, element: Element, given: Head): void {
  const { table, columns, head, height } = given;
  flow.decoration(() => drawGround(flow, height));
  const row = flow.group(element, 'TR');
  table.head.forEach((text, index) => {
    flow.part(row, 'TH', () => writeHead(flow, text, head, height, columns[index]), {
      scope: 'Column',
    });
  });
  row.end();
  flow.skip(height + 2 * pad.y);
}

function drawHead(flow: Flow, { table, columns, head, height }: Head): void {
  drawGround(flow, height);
  table.head.forEach((text, index) => {
    writeHead(flow, text, head, height, columns[index]);
  });
}

function drawGround(flow: Flow, height: number): void {
  rule(flow, flow.y, palette.ink, 0.8);
  rule(flow, flow.y + height + 2 * pad.y, palette.ink, 0.5);
}

/** At the foot of its field, next to the numbers. */
function writeHead(
  flow: Flow,
  text: string,
  style: Style,
  height: number,
  place: Column | undefined,
) {
  if (!place) return;
  const y = flow.y + pad.y + height - heightIn(flow, text, style, place);
  flow.write(text, style, { x: place.x + pad.x, y, width: inner(place), align: place.align });
}

interface SetRow {
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly height: number;
}

function setRow(flow: Flow, element: Element, { row, columns, height }: SetRow): void {
  const { y } = flow;
  const style = labelStyle(row);
  flow.decoration(() => {
    if (row.level !== 'entry') {
      flow.doc.rect(column.left, y, columnWidth, height).fillColor(palette.tint, 1).fill();
    }
    rule(
      flow,
      y,
      row.level === 'total' ? palette.ink : palette.rule,
      row.level === 'total' ? 0.8 : 0.4,
    );
  });
  const line = flow.group(element, 'TR');
  const [first] = columns;
  const label = { x: column.left + pad.x + labelIndent(row), y: y + pad.y };
  flow.part(
    line,
    'TH',
    () => flow.write(row.label, style, { ...label, width: inner(first) - labelIndent(row) }),
    { scope: 'Row' },
  );
  row.cells.forEach((cell, index) => {
    flow.part(line, 'TD', () => writeCell(flow, cell, style, columns[index + 1]));
  });
  line.end();
  flow.skip(height);
}

function writeCell(flow: Flow, { text, below }: Cell, style: Style, place: Column | undefined) {
  if (!place) return;
  const { x, width, align } = { x: place.x + pad.x, width: inner(place), align: place.align };
  const y = flow.y + pad.y;
  flow.write(text, style, { x, y, width, align });
  if (below === undefined) return;
  flow.write(below, belowStyle, { x, y: y + heightIn(flow, text, style, place), width, align });
}

function rule({ doc }: Flow, y: number, colour: string, width: number): void {
  doc.moveTo(column.left, y).lineTo(column.right, y).lineWidth(width).strokeColor(colour).stroke();
}
