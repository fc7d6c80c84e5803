import { circle, dottedCircle } from './shapes.ts';
import type { Sheet } from './sheet.ts';
import { paper } from './symbol.ts';
import { drawLine } from './words.ts';

export interface Seal {
  /** A small line, a large one, a small one. Lines may be empty. */
  readonly lines: readonly [string, string, string];
  /** Colour that the words are not lost on, which are nearly white. */
  readonly ground: string;
}

interface SealPlace {
  /** Of the middle. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The round seal, a little aslant, as if it was stuck on. */
export function drawSeal(sheet: Sheet, { lines, ground }: Seal, { x, y, radius }: SealPlace): void {
  const [above, large, below] = lines;
  const common = { x, colour: paper, anchor: 'middle' } as const;
  const small = { ...common, font: 'text', width: radius * 1.32, size: radius * 0.27 } as const;
  sheet.turned(-8, x, y, () => {
    sheet.fill(circle(x + radius * 0.03, y + radius * 0.06, radius), '#000000', 0.22);
    sheet.fill(circle(x, y, radius), ground);
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
