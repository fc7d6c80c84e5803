import { circle, roundedRectangle } from '../../../../../shared/drawing/shapes.ts';
import type { Box, Sheet } from '../../../../../shared/drawing/sheet.ts';
import { paper } from '../../../../../shared/drawing/symbol.ts';
import type { Palette } from '../../../../../shared/programme/brand.ts';

/** Plants of a window box. */
const plants = 15;

/** From the middle of a plant, in millimetres of A4. */
const blossoms = [
  [-1.9, 1.6],
  [0.2, 3],
  [2, 1.1],
] as const;

/** A window box, and what flowers in it: in the Kempen it is heather. */
export function drawPlanter(sheet: Sheet, { primary, accent }: Palette, box: Box): void {
  const { x, y, width, height } = box;
  const pitch = width / plants;
  const indexes = Array.from({ length: plants }, (_, index) => index);
  const bush = (index: number) => ({
    x: x + (index + 0.5) * pitch,
    // Every other one stands a little higher.
    y: y - (index % 2 === 0 ? 0.5 : 2.2),
    radius: pitch * 0.62,
  });
  sheet.fill(roundedRectangle({ ...box, y: y + 1.4 }, 2), '#000000', 0.22);
  for (const index of indexes) {
    const { x: middle, y: high, radius } = bush(index);
    sheet.fill(circle(middle, high, radius), accent);
  }
  for (const index of indexes) {
    const { x: middle, y: high } = bush(index);
    const flowers = blossoms.map(([away, up]) => circle(middle + away, high - up, 0.75));
    sheet.fill(flowers.join(''), paper);
  }
  sheet.fill(roundedRectangle(box, 2), primary);
  sheet.fill(roundedRectangle({ x, y, width, height: height * 0.26 }, 1.4), '#000000', 0.16);
}
