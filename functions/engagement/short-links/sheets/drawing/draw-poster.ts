import { drawAwning } from '../../../../../shared/drawing/awning.ts';
import { fitText, heightOf } from '../../../../../shared/drawing/fit-text.ts';
import { drawSeal } from '../../../../../shared/drawing/seal.ts';
import { arch, rectangle } from '../../../../../shared/drawing/shapes.ts';
import type { Sheet } from '../../../../../shared/drawing/sheet.ts';
import { drawSymbol, paper } from '../../../../../shared/drawing/symbol.ts';
import { drawLine, drawLines } from '../../../../../shared/drawing/words.ts';
import type { Label } from '../label.ts';
import { drawCode, printed } from './code.ts';
import { drawPlanter } from './planter.ts';

/** The drawing is made for A4, in millimetres. */
export const posterSize = { width: 210, height: 297 };

/** From the edge: household printers leave up to 6 mm white. */
const margin = 14;
const inside = posterSize.width - 2 * margin;

const band = 25;
/** The window of the shop. */
const frame = { x: 44, y: 122, width: 122, height: 138 };
const strip = 277;

/** A poster that is the front of a shop: under the awning the name, in the window the code. */
export function drawPoster(sheet: Sheet, label: Label): void {
  sheet.fill(rectangle({ x: 0, y: 0, ...posterSize }), label.palette.canvas);
  drawAwning(sheet, label.palette, { x: 0, y: band, width: posterSize.width, height: 9 }, 11);
  drawBand(sheet, label);
  drawName(sheet, label);
  drawWindow(sheet, label);
  drawFoot(sheet, label);
}

function drawBand(sheet: Sheet, { palette, brand, municipality }: Label): void {
  sheet.fill(rectangle({ x: 0, y: 0, width: posterSize.width, height: band }), palette.primary);
  drawSymbol(sheet, palette, { x: margin, y: 4, size: 17 });
  const line = { y: 15.6, colour: palette.onPrimary } as const;
  sheet.part('paragraph', () => {
    const place = { ...line, x: margin + 21, font: 'display', size: 9 } as const;
    drawLine(sheet, brand, { ...place, width: 100 });
  });
  sheet.part('paragraph', () => {
    const place = { ...line, x: posterSize.width - margin, font: 'text', size: 6 } as const;
    drawLine(sheet, municipality, { ...place, width: 56, anchor: 'end' });
  });
}

function drawName(sheet: Sheet, { palette, kicker, name, trade }: Label): void {
  const middle = { x: posterSize.width / 2, anchor: 'middle' } as const;
  const room = { width: inside, height: trade === '' ? 44 : 36, most: 3 } as const;
  const title = fitText(name, { ...room, font: 'display', largest: 27, smallest: 8 });
  const top = 68 + Math.max(0, (room.height - heightOf(title)) / 2);
  sheet.part('paragraph', () => {
    const place = { ...middle, y: 62, font: 'text', size: 8, width: inside } as const;
    drawLine(sheet, kicker, { ...place, colour: palette.accent });
  });
  sheet.part('heading', () => {
    const place = { ...middle, y: top + title.size * 0.8, font: 'display' } as const;
    drawLines(sheet, title, { ...place, colour: palette.primary });
  });
  sheet.part('paragraph', () => {
    const y = top + heightOf(title) + 8;
    const place = { ...middle, y, font: 'text', size: 7.5, width: inside } as const;
    drawLine(sheet, trade, { ...place, colour: palette.ink });
  });
}

function drawWindow(sheet: Sheet, label: Label): void {
  const { palette, invitation, url } = label;
  const middle = { x: posterSize.width / 2, anchor: 'middle' } as const;
  const glass = {
    ...{ x: frame.x + 5, y: frame.y + 5 },
    ...{ width: frame.width - 10, height: frame.height - 10 },
  };
  sheet.fill(arch(frame, 22), palette.primary);
  sheet.fill(arch(glass, 17), '#ffffff');
  sheet.part('paragraph', () => {
    const place = { ...middle, y: glass.y + 14.5, font: 'display', size: 9.6 } as const;
    drawLine(sheet, invitation, { ...place, width: 90, colour: palette.primary });
  });
  const size = 100;
  drawCode(sheet, url, { x: middle.x - size / 2, y: glass.y + 12.5, size });
  sheet.part('paragraph', () => {
    const place = { ...middle, y: glass.y + 116, font: 'text', size: 6.4 } as const;
    drawLine(sheet, printed(url), { ...place, width: 102, colour: palette.ink });
  });
  drawPlanter(sheet, palette, { x: 38, y: 255, width: 134, height: 13 });
  const seal = { lines: label.seal, ground: palette.accent };
  drawSeal(sheet, seal, { x: 177.5, y: 152, radius: 20 });
}

function drawFoot(sheet: Sheet, { palette, slogan }: Label): void {
  const height = posterSize.height - strip;
  sheet.fill(rectangle({ x: 0, y: strip, width: posterSize.width, height }), palette.primary);
  sheet.part('paragraph', () => {
    const place = { x: posterSize.width / 2, y: strip + 13, font: 'display', size: 10.5 } as const;
    drawLine(sheet, slogan, { ...place, width: inside, colour: paper, anchor: 'middle' });
  });
}
