import { fitText } from '../../../../../shared/drawing/fit-text.ts';
import { drawRoundWords } from '../../../../../shared/drawing/round-words.ts';
import { circle, roundStripe } from '../../../../../shared/drawing/shapes.ts';
import type { Sheet } from '../../../../../shared/drawing/sheet.ts';
import { paper } from '../../../../../shared/drawing/symbol.ts';
import { drawLine } from '../../../../../shared/drawing/words.ts';
import type { Label } from '../label.ts';
import { drawCode, printed } from './code.ts';

/** Millimetres. */
export const matSize = 93;
const middle = matSize / 2;

/** Beyond the cut, for a pair of scissors that is not exact. */
const bleed = 1.2;
const stripes = 36;
/** Where the stripes end, before their round ends. */
const inner = 41;

/** A round mat: an awning all around, seen from under it, and the code in the middle. */
export function drawMat(sheet: Sheet, label: Label): void {
  drawRim(sheet, label);
  drawWords(sheet, label);
  const size = 37;
  drawCode(sheet, label.url, { x: middle - size / 2, y: middle - 18, size });
}

function drawRim(sheet: Sheet, { palette }: Label): void {
  const outer = middle + bleed;
  const each = whole / stripes;
  const stripe = (index: number, to: number) =>
    roundStripe({
      ...{ x: middle, y: middle, outer, inner: to },
      from: (index - 0.5) * each,
      to: (index + 0.5) * each,
    });
  sheet.fill(circle(middle, middle, outer), '#ffffff');
  const indexes = Array.from({ length: stripes }, (_, index) => index);
  sheet.fill(indexes.map((index) => stripe(index, inner - 0.9)).join(''), '#000000', 0.18);
  indexes.forEach((index) => {
    sheet.fill(stripe(index, inner), index % 2 === 0 ? palette.primary : paper);
  });
}

const whole = 360;

function drawWords(sheet: Sheet, { palette, slogan, name, call, url }: Label): void {
  const round = { x: middle, y: middle, font: 'display' } as const;
  const line = { x: middle, anchor: 'middle' } as const;
  // Half of the circle holds so much.
  const arc = { font: 'display', width: 84, most: 1, largest: 5.8, smallest: 3.2 } as const;
  const [title = ''] = fitText(name, arc).lines;
  drawRoundWords(sheet, title, {
    ...{ ...round, radius: 30.6, size: arc.largest, colour: palette.primary },
    ...{ side: 'top', degrees: 158 },
  });
  sheet.part('paragraph', () => {
    const place = { ...line, y: middle - 19.2, font: 'text', size: 3.9, width: 40 } as const;
    drawLine(sheet, call, { ...place, colour: palette.accent });
  });
  sheet.part('paragraph', () => {
    const place = { ...line, y: middle + 21.4, font: 'text', size: 3, width: 42 } as const;
    drawLine(sheet, printed(url), { ...place, colour: palette.ink });
  });
  drawRoundWords(sheet, slogan, {
    ...{ ...round, radius: 34.4, size: 4.8, colour: palette.primary },
    ...{ side: 'bottom', degrees: 104 },
  });
}
