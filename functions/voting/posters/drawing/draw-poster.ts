import { drawAwning } from '../../../../shared/drawing/awning.ts';
import { fitText, heightOf } from '../../../../shared/drawing/fit-text.ts';
import { drawPdf } from '../../../../shared/drawing/pdf-sheet.ts';
import { drawSeal } from '../../../../shared/drawing/seal.ts';
import { rectangle } from '../../../../shared/drawing/shapes.ts';
import type { Sheet } from '../../../../shared/drawing/sheet.ts';
import { drawSymbol, paper } from '../../../../shared/drawing/symbol.ts';
import { drawLine, drawLines } from '../../../../shared/drawing/words.ts';
import type { Poster } from '../poster.ts';
import { drawCode } from './code-card.ts';
import { drawPicture, sealOf } from './picture.ts';
import { drawPromises } from './promises.ts';

/** Millimetres (ISO 216). */
export const paperSizes = {
  a3: { width: 297, height: 420 },
  a4: { width: 210, height: 297 },
} as const;

export type PaperSize = keyof typeof paperSizes;

const pointsPerMillimetre = 72 / 25.4;

/** The drawing is made for A4, in millimetres; on A3 it is the same, larger. */
const sheetWidth = 210;
const sheetHeight = 297;

/** From the edge: household printers leave up to 6 mm white. */
const margin = 14;
const inside = sheetWidth - 2 * margin;

/**
 * A poster to print at true size.
 * @param created written into the file: the same poster is the same bytes, whenever it is drawn.
 */
export function drawPoster(poster: Poster, size: PaperSize, created: Date): Promise<Buffer> {
  const { width, height } = paperSizes[size];
  const points = { width: width * pointsPerMillimetre, height: height * pointsPerMillimetre };
  const unit = points.width / sheetWidth;
  const { title, language } = poster;
  const page = { ...points, unit, title, language: `${language}-BE`, created };
  return drawPdf(page, [(sheet) => drawAll(sheet, poster)]);
}

function drawAll(sheet: Sheet, poster: Poster): void {
  // A3 is a hair narrower than twice A4: the ground reaches beyond the edge.
  const ground = { x: 0, y: 0, width: sheetWidth, height: sheetHeight + 1 };
  sheet.fill(rectangle(ground), poster.palette.canvas);
  drawTop(sheet, poster);
  drawName(sheet, poster);
  drawFoot(sheet, poster);
}

function drawTop(sheet: Sheet, poster: Poster): void {
  const { palette, brand, municipality } = poster;
  const band = 25;
  drawPicture(sheet, poster, { x: 0, y: band + 8, width: sheetWidth, height: 120 });
  drawAwning(sheet, palette, { x: 0, y: band, width: sheetWidth, height: 9 }, 11);
  sheet.fill(rectangle({ x: 0, y: 0, width: sheetWidth, height: band }), palette.primary);
  drawSymbol(sheet, palette, { x: margin, y: 4, size: 17 });
  const line = { y: 15.6, colour: palette.onPrimary } as const;
  sheet.part('paragraph', () => {
    const place = { ...line, x: margin + 21, font: 'display', size: 9 } as const;
    drawLine(sheet, brand, { ...place, width: 100 });
  });
  sheet.part('paragraph', () => {
    const place = { ...line, x: sheetWidth - margin, font: 'text', size: 6 } as const;
    drawLine(sheet, municipality, { ...place, width: 56, anchor: 'end' });
  });
}

function drawName(sheet: Sheet, poster: Poster): void {
  const { palette, kicker, name, trade } = poster;
  const room = { width: inside, height: 33, most: 4 } as const;
  const title = fitText(name, { ...room, font: 'display', largest: 27, smallest: 7 });
  const top = 167 + Math.max(0, (room.height - heightOf(title)) / 2);
  const line = { x: margin, font: 'text' } as const;
  sheet.part('paragraph', () => {
    drawLine(sheet, kicker, {
      ...{ ...line, y: 163, size: 9, width: 122, colour: palette.accent },
    });
  });
  sheet.part('heading', () => {
    const column = { x: margin, y: top + title.size * 0.8, font: 'display' } as const;
    drawLines(sheet, title, { ...column, colour: palette.primary });
  });
  sheet.part('paragraph', () => {
    const y = top + heightOf(title) + 8.5;
    drawLine(sheet, trade, { ...line, y, size: 7.5, width: 112, colour: palette.ink });
  });
  drawSeal(sheet, sealOf(poster), { x: 168, y: 137, radius: 29 });
}

function drawFoot(sheet: Sheet, poster: Poster): void {
  const { palette, promises, address, slogan } = poster;
  const strip = 277;
  if (promises.length > 0) {
    drawPromises(sheet, poster, { x: margin, y: 218, width: 112, height: 52 });
  } else {
    const fit = fitText(address, { font: 'text', width: 108, most: 3, largest: 8, smallest: 4 });
    sheet.part('paragraph', () => {
      drawLines(sheet, fit, { x: margin, y: 240, font: 'text', colour: palette.ink });
    });
  }
  drawCode(sheet, poster, { x: 133, y: 202, width: 63, height: 70 });
  const foot = { x: 0, y: strip, width: sheetWidth, height: sheetHeight - strip + 1 };
  sheet.fill(rectangle(foot), palette.primary);
  sheet.part('paragraph', () => {
    const place = { x: sheetWidth / 2, y: strip + 13, font: 'display', size: 10.5 } as const;
    drawLine(sheet, slogan, { ...place, width: inside, colour: paper, anchor: 'middle' });
  });
}
