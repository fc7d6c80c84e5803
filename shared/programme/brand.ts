import * as z from 'zod';

/** Six-digit hex, which is what every mail program understands. */
const colour = z.string().regex(/^#[0-9a-f]{6}$/);

/** Colours of one appearance. A test checks every pair that text is set in; see `contrast.ts`. */
export const paletteSchema = z.strictObject({
  /** Behind everything. */
  canvas: colour,
  /** The sheet that a text stands on. */
  surface: colour,
  ink: colour,
  /** Small print. */
  muted: colour,
  link: colour,
  /** Masthead and buttons, with `onPrimary` on it. */
  primary: colour,
  onPrimary: colour,
  /** Small headings and the edge of a box. */
  accent: colour,
  /** Behind a box. */
  tint: colour,
  /** Dividing lines; decoration only. */
  rule: colour,
});

export const appearanceSchema = z.strictObject({ light: paletteSchema, dark: paletteSchema });

/** The look of a region, on pages and in mails. */
export const brandSchema = appearanceSchema.extend({
  /** As it stands in the masthead; a proper name, the same in every language. */
  name: z.string(),
  /** File in `emails/assets`, served under `/assets/`: square, decorative, shown at 56 px at most. */
  symbol: z.string(),
});

export type Palette = z.output<typeof paletteSchema>;
export type Appearance = z.output<typeof appearanceSchema>;
export type Brand = z.output<typeof brandSchema>;
