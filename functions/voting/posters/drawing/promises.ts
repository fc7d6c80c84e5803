import { fitText } from '../../../../shared/drawing/fit-text.ts';
import { circle, tick } from '../../../../shared/drawing/shapes.ts';
import type { Box, Sheet } from '../../../../shared/drawing/sheet.ts';
import { paper } from '../../../../shared/drawing/symbol.ts';
import type { Poster } from '../poster.ts';

/** Promises with a tick each, all of one size, in the middle of the box. */
export function drawPromises(sheet: Sheet, { promises, palette }: Poster, box: Box): void {
  const pitch = box.height / Math.max(3, promises.length);
  const disc = pitch * 0.62;
  const x = box.x + disc * 1.35;
  const width = box.width - disc * 1.35;
  const sizes = promises.map((words) => {
    const fit = {
      font: 'text',
      width,
      most: 1,
      largest: pitch * 0.5,
      smallest: pitch * 0.2,
    } as const;
    return fitText(words, fit).size;
  });
  const size = Math.min(...sizes);
  promises.forEach((promise, index) => {
    const middle = box.y + box.height / 2 + pitch * (index + 0.5 - promises.length / 2);
    sheet.fill(circle(box.x + disc / 2, middle, disc / 2), palette.primary);
    sheet.fill(tick(box.x, middle - disc / 2, disc), paper);
    sheet.part('paragraph', () => {
      sheet.text(promise, { x, y: middle + size * 0.35, font: 'text', size, colour: palette.ink });
    });
  });
}
