import { drawPdf } from '../../../../shared/drawing/pdf-sheet.ts';
import type { Sheet } from '../../../../shared/drawing/sheet.ts';
import type { Language } from '../../../../shared/i18n/language.ts';
import { drawMarks } from './drawing/draw-marks.ts';
import { drawMat } from './drawing/draw-mat.ts';
import { drawPoster, posterSize } from './drawing/draw-poster.ts';
import { drawSticker } from './drawing/draw-sticker.ts';
import { type SheetFormat, sheetLayouts } from './format.ts';
import type { Label } from './label.ts';

export interface Sheets {
  readonly title: string;
  readonly language: Language;
  readonly format: SheetFormat;
  /** In the order in which they fill the sheets. */
  readonly labels: readonly Label[];
  /** How to print, for whoever does. */
  readonly hint: string;
  /** Written into the file. */
  readonly created: Date;
}

const pointsPerMillimetre = 72 / 25.4;

/** Sheets of A4 to print at true size, as many as the labels take. */
export function drawSheets(sheets: Sheets): Promise<Buffer> {
  const { title, language, format, labels, hint, created } = sheets;
  const layout = sheetLayouts[format];
  const page = {
    width: layout.width * pointsPerMillimetre,
    height: layout.height * pointsPerMillimetre,
    unit: pointsPerMillimetre,
    title,
    language: `${language}-BE`,
    created,
  };
  const draws = pagesOf(labels, layout.cells.length).map((onPage) => (sheet: Sheet) => {
    onPage.forEach((label, index) => {
      const cell = layout.cells[index];
      if (cell) sheet.placed({ ...cell, unit: 1 }, () => drawings[format](sheet, label));
    });
    drawMarks(sheet, format, layout, hint);
  });
  return drawPdf(page, draws);
}

const drawings: Record<SheetFormat, (sheet: Sheet, label: Label) => void> = {
  'poster-a4': drawPoster,
  'poster-a5': drawSmallPoster,
  'bag-sticker': drawSticker,
  'beer-mat': drawMat,
};

/** With white all around: the cut and the printer both leave some. */
function drawSmallPoster(sheet: Sheet, label: Label): void {
  const { width, height } = sheetLayouts['poster-a5'].size;
  const rim = 5;
  const unit = Math.min(
    (width - 2 * rim) / posterSize.width,
    (height - 2 * rim) / posterSize.height,
  );
  const x = (width - posterSize.width * unit) / 2;
  const y = (height - posterSize.height * unit) / 2;
  sheet.placed({ x, y, unit }, () => drawPoster(sheet, label));
}

function pagesOf(labels: readonly Label[], perPage: number): Label[][] {
  const pages: Label[][] = [];
  for (let from = 0; from < labels.length; from += perPage) {
    pages.push(labels.slice(from, from + perPage));
  }
  return pages;
}
