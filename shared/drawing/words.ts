import { type FittedText, fitText, linePitch } from './fit-text.ts';
import type { FontName } from './fonts.ts';
import type { Sheet, TextPlace } from './sheet.ts';

export interface LinePlace extends TextPlace {
  /** The most that the line may take; `size` is made smaller until it does, down to a third. */
  readonly width: number;
}

/** One line of words, no wider than its place. Empty words are left out. */
export function drawLine(sheet: Sheet, words: string, { width, ...place }: LinePlace): void {
  if (words === '') return;
  const { font, size: largest } = place;
  const { size, lines } = fitText(words, { font, width, most: 1, largest, smallest: largest / 3 });
  sheet.text(lines[0] ?? '', { ...place, size });
}

interface Column extends Pick<TextPlace, 'anchor'> {
  readonly x: number;
  /** Of the first baseline. */
  readonly y: number;
  readonly font: FontName;
  readonly colour: string;
}

/** Lines below each other. */
export function drawLines(sheet: Sheet, { lines, size }: FittedText, column: Column): void {
  lines.forEach((line, index) => {
    sheet.text(line, { ...column, size, y: column.y + index * size * linePitch });
  });
}
