import type { Appearance, Palette } from './brand.ts';

/** WCAG 2.2, success criterion 1.4.3, level AA, text of any size. */
export const minimumContrast = 4.5;

/**
 * Contrast ratio of two colours, 1 to 21, by the definition in WCAG 2.2.
 * @param first six-digit hex with `#`, as is `second`.
 * @throws {RangeError} for anything else.
 */
export function contrastRatio(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [relativeLuminance(first), relativeLuminance(second)].sort(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

function relativeLuminance(colour: string): number {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1);
  if (channels === undefined) throw new RangeError(`not a six-digit hex colour: ${colour}`);
  const [red = 0, green = 0, blue = 0] = channels.map((hex) =>
    linear(Number.parseInt(hex, 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Every pair of colours that text is set in: foreground on background. */
const textPairs = [
  ['ink', 'surface'],
  ['ink', 'tint'],
  ['muted', 'canvas'],
  ['muted', 'surface'],
  ['muted', 'tint'],
  ['link', 'surface'],
  ['link', 'tint'],
  ['link', 'canvas'],
  ['accent', 'surface'],
  ['accent', 'tint'],
  ['onPrimary', 'primary'],
] as const satisfies readonly (readonly [keyof Palette, keyof Palette])[];

export interface ContrastPair {
  /** For example `dark: muted on canvas`. */
  readonly pair: string;
  readonly ratio: number;
}

/** The contrast of every pair of text colours that pages and mails use, light and dark. */
export function brandContrasts(brand: Appearance): ContrastPair[] {
  return (['light', 'dark'] as const).flatMap((scheme) =>
    textPairs.map(([text, background]) => ({
      pair: `${scheme}: ${text} on ${background}`,
      ratio: contrastRatio(brand[scheme][text], brand[scheme][background]),
    })),
  );
}
