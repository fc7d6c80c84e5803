import type { Palette } from '../programme/brand.ts';
import { rectangle, scallop } from './shapes.ts';
import type { Box, Sheet } from './sheet.ts';
import { paper } from './symbol.ts';

/** The awning of a shop over what stands below, with its shadow. The round ends hang below the box. */
export function drawAwning(
  sheet: Pick<Sheet, 'fill'>,
  { primary }: Palette,
  { x, y, width, height }: Box,
  stripes: number,
): void {
  const stripe = width / stripes;
  const each = Array.from({ length: stripes }, (_, index) => x + index * stripe);
  const hang = (left: number, down: number) =>
    scallop({ x: left, y, width: stripe, height: height + down });
  sheet.fill(each.map((left) => hang(left, stripe * 0.16)).join(''), '#000000', 0.22);
  each.forEach((left, index) => {
    sheet.fill(hang(left, 0), index % 2 === 0 ? paper : primary);
  });
  sheet.fill(rectangle({ x, y, width, height: stripe * 0.1 }), '#000000', 0.12);
}
