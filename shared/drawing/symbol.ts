import type { Palette } from '../programme/brand.ts';
import { circle } from './shapes.ts';
import type { Sheet } from './sheet.ts';

/** Behind the mark, in every region. */
export const paper = '#fbf7ec';

/** The mark of the campaign, a shop in a pin, as in `emails/assets`: drawn in a square of 96. */
const pin = 'M48 87C48 87 19 59 19 38a29 29 0 1 1 58 0c0 21-29 49-29 49z';
const awning =
  'M31 25h34l4 11a5.7 5.7 0 0 1-10.5 2.5a5.7 5.7 0 0 1-10.5 0a5.7 5.7 0 0 1-10.5 0A5.7 5.7 0 0 1 27 36z';
const shopFront = 'M33 44h30v12H33z';
const door = 'M44 47h8v9h-8z';

/** @param size width of the disc. */
export function drawSymbol(
  sheet: Pick<Sheet, 'fill'>,
  palette: Pick<Palette, 'primary' | 'accent'>,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): void {
  const at = (path: string) => scaled(path, x, y, size / 96);
  sheet.fill(circle(x + size / 2, y + size / 2, size / 2), paper);
  sheet.fill(at(pin), palette.primary);
  sheet.fill(at(awning), paper);
  sheet.fill(at(shopFront), paper);
  sheet.fill(at(door), palette.accent);
}

/** Moves and scales path data of absolute and relative commands; arcs keep their flags and their angle. */
function scaled(path: string, x: number, y: number, scale: number): string {
  return path.replace(/([a-zA-Z])([^a-zA-Z]*)/g, (_, command: string, values: string) => {
    const numbers = (values.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    return command + numbers.map((value, index) => place(command, value, index)).join(' ');
  });

  function place(command: string, value: number, index: number): string {
    const isArc = command.toLowerCase() === 'a';
    const part = index % 7;
    if (isArc && part >= 2 && part <= 4) return String(value);
    const isPoint = command === command.toUpperCase() && !(isArc && part < 2);
    const isDown = command === 'V' || (command !== 'H' && (isArc ? part === 6 : index % 2 === 1));
    const origin = isPoint ? (isDown ? y : x) : 0;
    return (origin + value * scale).toFixed(3);
  }
}
