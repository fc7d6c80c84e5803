import caprasimo from '@expo-google-fonts/caprasimo/400Regular/Caprasimo_400Regular.ttf';
import figtree from '@expo-google-fonts/figtree/400Regular/Figtree_400Regular.ttf';
import figtreeStrong from '@expo-google-fonts/figtree/600SemiBold/Figtree_600SemiBold.ttf';

/** The typefaces of what is printed (see `shared/drawing/fonts.ts`), with the one for long text. */
const fonts = { display: caprasimo, text: figtree, strong: figtreeStrong } as const;

export type ReportFont = keyof typeof fonts;

/** The document then carries the characters that it uses. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, bytes] of Object.entries(fonts)) doc.registerFont(name, Buffer.from(bytes));
}
