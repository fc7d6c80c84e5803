import { type FontName, widthOf } from './fonts.ts';

export interface Fit {
  readonly font: FontName;
  /** Of a line. */
  readonly width: number;
  readonly most: number;
  /** Of all lines together; as high as they get when absent. */
  readonly height?: number;
  /** Sizes from large to small, in the unit of `width`. */
  readonly largest: number;
  readonly smallest: number;
}

export interface FittedText {
  readonly size: number;
  readonly lines: readonly string[];
}

/**
 * Breaks words into at most `most` lines, as large as fits. What does not fit at the smallest size is broken inside
 * words, and cut off with an ellipsis where even that is not enough.
 */
export function fitText(words: string, fit: Fit): FittedText {
  const step = (fit.largest - fit.smallest) / 24;
  for (let size = fit.largest; step > 0 && size >= fit.smallest; size -= step) {
    const lines = breakLines(words.split(' '), size, fit);
    if (!lines || lines.length > fit.most) continue;
    if (heightOf({ lines, size }) > (fit.height ?? Number.POSITIVE_INFINITY)) continue;
    return { size, lines: balanced(words, lines, size, fit) };
  }
  return { size: fit.smallest, lines: forced(words, fit) };
}

/** From one baseline to the next, by size. */
export const linePitch = 1.02;

export const heightOf = ({ lines, size }: FittedText): number => lines.length * size * linePitch;

/** Undefined where a single word is wider than a line. */
function breakLines(words: readonly string[], size: number, { font, width }: Fit) {
  const lines: string[] = [];
  for (const word of words) {
    if (widthOf(word, font, size) > width) return undefined;
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, font, size) <= width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** The same number of lines in the narrowest column that holds them: no word is left alone on the last one. */
function balanced(words: string, lines: readonly string[], size: number, fit: Fit) {
  let best = lines;
  for (let share = 0.95; share >= 0.4; share -= 0.05) {
    const narrower = breakLines(words.split(' '), size, { ...fit, width: fit.width * share });
    if (narrower?.length !== lines.length) return best;
    best = narrower;
  }
  return best;
}

function forced(words: string, { font, width, most, smallest }: Fit): string[] {
  const fits = (line: string) => widthOf(line, font, smallest) <= width;
  const lines: string[] = [];
  let line = '';
  for (const character of words) {
    if (fits(line + character)) {
      line += character;
      continue;
    }
    const space = line.lastIndexOf(' ');
    const end = space > line.length / 2 ? space : line.length;
    lines.push(line.slice(0, end).trim());
    line = (line.slice(end) + character).trimStart();
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, -1).trim()}…`];
}
