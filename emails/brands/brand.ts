/** Colours of one appearance, as six-digit hex, which is what every mail program understands. */
export interface Palette {
  /** Behind everything. */
  readonly canvas: string;
  /** The sheet that the newsletter stands on. */
  readonly surface: string;
  readonly ink: string;
  /** Small print, on the canvas. */
  readonly muted: string;
  readonly link: string;
  /** Masthead and buttons, with `onPrimary` on it. */
  readonly primary: string;
  readonly onPrimary: string;
  /** Small headings and the edge of an offer. */
  readonly accent: string;
  /** Behind an offer. */
  readonly tint: string;
  /** Dividing lines; decoration only. */
  readonly rule: string;
}

/** The look of a region's mails. */
export interface Brand {
  readonly id: string;
  /** As it stands in the masthead; a proper name, the same in every language. */
  readonly name: string;
  /** File in `emails/assets`, served under `/assets/`; square, shown at 56 px, decorative. */
  readonly symbol: string;
  readonly light: Palette;
  readonly dark: Palette;
}

/** Fonts that are on the reader's own device: nothing is fetched, so nobody is counted. */
export const fonts = {
  text: "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  heading: "Georgia, 'Times New Roman', serif",
} as const;
