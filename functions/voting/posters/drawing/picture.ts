import type { Seal } from '../../../../shared/drawing/seal.ts';
import { rectangle } from '../../../../shared/drawing/shapes.ts';
import type { Box, Sheet } from '../../../../shared/drawing/sheet.ts';
import { drawSymbol } from '../../../../shared/drawing/symbol.ts';
import type { Card } from '../poster.ts';

/** The seal that stands out from the picture: without a photo, the ground has the accent's colour. */
export const sealOf = ({ seal, palette, photo }: Card): Seal => ({
  lines: seal,
  ground: photo ? palette.accent : palette.primary,
});

/** The photo in its box; without one, the mark of the campaign on a ground of the region's colour. */
export function drawPicture(sheet: Sheet, { photo, palette }: Card, box: Box): void {
  if (photo) {
    sheet.part('figure', () => sheet.photo(photo, box), photo.alt);
    return;
  }
  sheet.fill(rectangle(box), palette.accent);
  const size = Math.min(box.width, box.height) * 0.66;
  const x = box.x + (box.width - size) / 2;
  drawSymbol(sheet, palette, { x, y: box.y + (box.height - size) * 0.6, size });
}
