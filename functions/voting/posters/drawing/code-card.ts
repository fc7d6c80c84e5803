import { qrPath } from '../../../../shared/drawing/qr-code.ts';
import { roundedRectangle } from '../../../../shared/drawing/shapes.ts';
import type { Box, Sheet } from '../../../../shared/drawing/sheet.ts';
import { drawLine } from '../../../../shared/drawing/words.ts';
import type { Poster } from '../poster.ts';

/** The QR code on white, what it leads to above it and the address below, to be typed. */
export function drawCode(sheet: Sheet, { url, call, palette }: Poster, box: Box): void {
  const { y, width, height } = box;
  const side = Math.min(width, height * 0.8);
  const middle = box.x + width / 2;
  const common = { x: middle, width: width * 0.9, anchor: 'middle' } as const;
  sheet.fill(roundedRectangle(box, width * 0.06), '#ffffff');
  sheet.part('paragraph', () => {
    const place = {
      ...common,
      y: y + height * 0.11,
      font: 'display',
      size: height * 0.085,
    } as const;
    drawLine(sheet, call, { ...place, colour: palette.primary });
  });
  const path = qrPath(url, middle - side / 2, y + height * 0.115, side);
  sheet.part('figure', () => sheet.fill(path, '#000000'), url);
  sheet.part('paragraph', () => {
    const place = { ...common, y: y + height * 0.945, font: 'text', size: height * 0.07 } as const;
    drawLine(sheet, printed(url), { ...place, colour: palette.ink });
  });
}

/** An address as one types it. */
const printed = (url: string): string => url.replace(/^https?:\/\//, '');
