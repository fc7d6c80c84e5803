import { type FontName, widthOf } from './fonts.ts';
import type { Sheet } from './sheet.ts';

export interface RoundPlace {
  /** Of the middle of the circle that the letters stand on. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly font: FontName;
  readonly size: number;
  readonly colour: string;
  /** `top`: over the middle, with their feet towards it; `bottom`: below it, upright as well. */
  readonly side: 'top' | 'bottom';
  /** The most that they may take of the circle; letters are made smaller until they do. */
  readonly degrees: number;
}

const whole = 360;

/** Words along a circle, letter by letter; a reading voice hears them whole. */
export function drawRoundWords(sheet: Sheet, words: string, place: RoundPlace): void {
  const { x, y, radius, font, size: largest, colour, side, degrees } = place;
  const room = (degrees / whole) * 2 * Math.PI * radius;
  const size = Math.min(largest, (largest * room) / widthOf(words, font, largest));
  const turn = side === 'top' ? 1 : -1;
  const baseline = y - turn * radius;
  const all = widthOf(words, font, size);
  const draw = () => {
    const letters = [...words];
    letters.forEach((letter, index) => {
      const before = widthOf(letters.slice(0, index).join(''), font, size);
      const own = widthOf(letter, font, size);
      const angle = (((before + own / 2 - all / 2) / radius) * whole) / (2 * Math.PI);
      if (letter === ' ') return;
      sheet.turned(turn * angle, x, y, () =>
        sheet.text(letter, { x, y: baseline, font, size, colour, anchor: 'middle' }),
      );
    });
  };
  sheet.part('figure', draw, words);
}
