import { circle, dottedCircle } from '../../../../shared/drawing/shapes.ts';
import type { Sheet } from '../../../../shared/drawing/sheet.ts';
import { paper } from '../../../../shared/drawing/symbol.ts';
import { drawLine } from '../../../../shared/drawing/words.ts';
import type { Card } from '../poster.ts';

interface SealPlace {
  /** Of the middle. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The round seal, a little aslant, as if it was stuck on. */
export function drawSeal(sheet: Sheet, card: Card, { x, y, radius }: SealPlace): void {
  const [above, large, below] = card.seal;
  const { accent, primary } = card.palette;
  const common = { x, colour: paper, anchor: 'middle' } as const;
  const small = { ...common, font: 'text', width: radius * 1.32, size: radius * 0.27 } as const;
  sheet.turned(-8, x, y, () => {
    sheet.fill(circle(x + radius * 0.03, y + radius * 0.06, radius), '#000000', 0.22);
    // Without a photo the ground has the accent's colour.
    sheet.fill(circle(x, y, radius), card.photo ? accent : primary);
    sheet.fill(dottedCircle(x, y, radius * 0.89, 48, radius * 0.018), paper);
    sheet.part('paragraph', () => {
      drawLine(sheet, above, { ...small, y: y - radius * 0.3 });
      drawLine(sheet, large, {
        ...{ ...common, font: 'display', width: radius * 1.54, size: radius * 0.46 },
        y: y + radius * 0.1,
      });
      drawLine(sheet, below, { ...small, y: y + radius * 0.47 });
    });
  });
}
