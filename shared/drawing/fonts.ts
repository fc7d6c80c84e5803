import caprasimo from '@expo-google-fonts/caprasimo/400Regular/Caprasimo_400Regular.ttf';
import figtree from '@expo-google-fonts/figtree/600SemiBold/Figtree_600SemiBold.ttf';
import { create, type Font } from 'fontkit';

/**
 * The two typefaces of what is printed, both under the SIL Open Font License: Caprasimo, as painted on a shop window, and Figtree
 * for what is read from near.
 */
export const printFonts = {
  display: { family: 'Caprasimo', weight: 400, bytes: caprasimo },
  text: { family: 'Figtree', weight: 600, bytes: figtree },
} as const;

export type FontName = keyof typeof printFonts;

const opened: Record<FontName, Font> = { display: open(caprasimo), text: open(figtree) };

function open(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes));
  if (!('layout' in font)) throw new Error('a drawing needs a single font, not a collection');
  return font;
}

/** Widths at size 1 as they were asked for: to fit a line, the same words are measured at many sizes. */
const widths = new Map<string, number>();
const kept = 5000;

/** Width of a line, in the unit of `size`. */
export function widthOf(words: string, font: FontName, size: number): number {
  const key = `${font} ${words}`;
  const known = widths.get(key);
  if (known !== undefined) return known * size;
  const { unitsPerEm } = opened[font];
  const width = opened[font].layout(words).advanceWidth / unitsPerEm;
  if (widths.size >= kept) widths.clear();
  widths.set(key, width);
  return width * size;
}

/** What sets words apart, but for the blank at which no line breaks. */
const blanks = /[^\S\u00a0]+/g;

/** The words without characters that the font cannot draw, such as emoji; as they are where it can draw none. */
export function drawable(words: string, font: FontName): string {
  const known = [...words].filter((character) =>
    opened[font].hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );
  const kept = known.join('').replace(blanks, ' ').trim();
  return kept === '' ? words : kept;
}
