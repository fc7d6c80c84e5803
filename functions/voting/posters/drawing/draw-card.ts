import { drawAwning } from '../../../../shared/drawing/awning.ts';
import { fitText, heightOf } from '../../../../shared/drawing/fit-text.ts';
import { drawSeal } from '../../../../shared/drawing/seal.ts';
import { rectangle } from '../../../../shared/drawing/shapes.ts';
import type { Sheet } from '../../../../shared/drawing/sheet.ts';
import { drawSymbol, paper } from '../../../../shared/drawing/symbol.ts';
import { drawLine, drawLines } from '../../../../shared/drawing/words.ts';
import type { Card } from '../poster.ts';
import { drawPicture, sealOf } from './picture.ts';
import { rasterize } from './rasterize.ts';
import { drawSvg } from './svg-sheet.ts';

/** Pixels: what social networks show beside a link (Open Graph). */
export const cardSize = { width: 1200, height: 630 } as const;

const { width, height } = cardSize;
const strip = 540;
const photo = { x: 0, y: 30, width: 600, height: strip - 30 } as const;

/** The picture of a shared link, as PNG. */
export const drawCard = (card: Card): Promise<Buffer> =>
  rasterize(
    drawSvg(width, height, (sheet) => {
      sheet.fill(rectangle({ x: 0, y: 0, width, height }), card.palette.canvas);
      drawPicture(sheet, card, photo);
      drawAwning(sheet, card.palette, { x: 0, y: 0, width, height: 34 }, 15);
      drawWords(sheet, card);
      drawFoot(sheet, card);
      drawSeal(sheet, sealOf(card), { x: 588, y: 486, radius: 112 });
    }),
    card.photo && photo,
  );

function drawWords(sheet: Sheet, { palette, kicker, name, trade }: Card): void {
  const x = 640;
  const room = { width: width - x - 48, height: 184, most: 4 } as const;
  const title = fitText(name, { ...room, font: 'display', largest: 110, smallest: 30 });
  const top = 176 + (room.height - heightOf(title)) / 2;
  const line = { font: 'text', colour: palette.ink } as const;
  drawLine(sheet, kicker, {
    ...{ ...line, x, y: 156, size: 34, width: room.width, colour: palette.accent },
  });
  const column = { x, y: top + title.size * 0.78, font: 'display' } as const;
  drawLines(sheet, title, { ...column, colour: palette.primary });
  // Beside the seal.
  drawLine(sheet, trade, { ...line, x: x + 84, y: 452, size: 36, width: room.width - 84 });
}

function drawFoot(sheet: Sheet, { palette, brand, slogan }: Card): void {
  sheet.fill(rectangle({ x: 0, y: strip, width, height: height - strip }), palette.primary);
  drawSymbol(sheet, palette, { x: 40, y: strip + 13, size: 64 });
  const line = { y: strip + 57, colour: paper, font: 'display', size: 34 } as const;
  drawLine(sheet, brand, { ...line, x: 122, width: 320 });
  drawLine(sheet, slogan, { ...line, x: width - 48, width: 430, anchor: 'end' });
}
