/** Fonts that are on the reader's own device: nothing is fetched, so nobody is counted. */
export const fonts = {
  text: "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
  heading: "Georgia, 'Times New Roman', serif",
  code: "Consolas, Menlo, 'Courier New', monospace",
} as const;
