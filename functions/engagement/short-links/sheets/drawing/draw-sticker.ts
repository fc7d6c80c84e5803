import { drawAwning } from '../../../../../shared/drawing/awning.ts';
import { fitText, heightOf } from '../../../../../shared/drawing/fit-text.ts';
import { rectangle, roundedRectangle } from '../../../../../shared/drawing/shapes.ts';
import type { Sheet } from '../../../../../shared/drawing/sheet.ts';
import { drawSymbol } from '../../../../../shared/drawing/symbol.ts';
import { drawLine, drawLines } from '../../../../../shared/drawing/words.ts';
import type { Label } from '../label.ts';
import { drawCode, printed } from './code.ts';

/** In the white of the label, so that it does not matter when the printer is a millimetre off. */
const frame = { x: 2.5, y: 2.5, width: 94.1, height: 62.7 };
const edge = 1.4;
const band = 10.5;
const inner = {
  x: frame.x + edge,
  y: frame.y + band,
  width: frame.width - 2 * edge,
  height: frame.height - band - edge,
};
const left = { x: 8, width: 46 };

/** A sticker for a bag: the front of a shop, lying. */
export function drawSticker(sheet: Sheet, label: Label): void {
  const { palette, url } = label;
  sheet.fill(roundedRectangle(frame, 4), palette.primary);
  sheet.fill(roundedRectangle(inner, 2.8), palette.canvas);
  // Below the band the corners are those of an awning.
  sheet.fill(rectangle({ ...inner, height: 6 }), palette.canvas);
  drawAwning(sheet, palette, { ...inner, height: 3 }, 19);
  drawBand(sheet, label);
  drawWords(sheet, label);
  const card = { x: 56, y: 22.2, width: 37.2, height: 37.2 };
  sheet.fill(roundedRectangle(card, 1.6), '#ffffff');
  drawCode(sheet, url, { x: card.x, y: card.y, size: card.width });
}

function drawBand(sheet: Sheet, { palette, brand, slogan }: Label): void {
  drawSymbol(sheet, palette, { x: 6, y: 4.1, size: 7.4 });
  const line = { y: 9.2, font: 'display', colour: palette.onPrimary } as const;
  sheet.part('paragraph', () => drawLine(sheet, brand, { ...line, x: 15, size: 4.4, width: 36 }));
  sheet.part('paragraph', () =>
    drawLine(sheet, slogan, { ...line, x: 93, size: 3.6, width: 40, anchor: 'end' }),
  );
}

function drawWords(sheet: Sheet, { palette, kicker, name, trade, call, url }: Label): void {
  const line = { x: left.x, width: left.width } as const;
  const room = { width: left.width, height: trade === '' ? 18 : 14.5, most: 3 } as const;
  const title = fitText(name, { ...room, font: 'display', largest: 8.6, smallest: 3 });
  const top = 27 + Math.max(0, (room.height - heightOf(title)) / 2);
  sheet.part('paragraph', () => {
    const place = { ...line, y: 25.2, font: 'text', size: 3.3 } as const;
    drawLine(sheet, kicker, { ...place, colour: palette.accent });
  });
  sheet.part('heading', () => {
    const place = { x: left.x, y: top + title.size * 0.8, font: 'display' } as const;
    drawLines(sheet, title, { ...place, colour: palette.primary });
  });
  if (trade !== '') {
    sheet.part('paragraph', () => {
      const y = top + heightOf(title) + 3.4;
      drawLine(sheet, trade, { ...line, y, font: 'text', size: 3.3, colour: palette.ink });
    });
  }
  sheet.part('paragraph', () => {
    const place = { ...line, y: 54, font: 'display', size: 4.6 } as const;
    drawLine(sheet, call, { ...place, colour: palette.primary });
  });
  sheet.part('paragraph', () => {
    const place = { ...line, y: 59, font: 'text', size: 3.1 } as const;
    drawLine(sheet, printed(url), { ...place, colour: palette.ink });
  });
}
