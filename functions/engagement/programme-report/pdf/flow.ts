import { programme } from '../../../../shared/programme/programme.ts';
import type { ReportFont } from './report-fonts.ts';

/** Points, of which an inch has 72. A4 (ISO 216). */
export const paper = { width: 595.28, height: 841.89 } as const;

/** The part of a page that text stands in. */
export const column = {
  left: 57,
  right: paper.width - 57,
  top: 54,
  bottom: paper.height - 58,
} as const;
export const columnWidth = column.right - column.left;

/** Print is on white, whatever the screen is. */
export const palette = programme.appearance.light;

export interface Style {
  readonly font: ReportFont;
  readonly size: number;
  readonly colour?: string;
  /** Between lines, beyond what the font asks for. */
  readonly gap?: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
}

/** What a reading voice is told that a part of the document is (ISO 32000-1, 14.8.4). */
export type Role =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Sect'
  | 'TOC'
  | 'TOCI'
  | 'Link';

export type Element = PDFKit.PDFStructureElement;

export interface PartOptions {
  readonly alt?: string;
  /** Of a header cell: which way it counts. */
  readonly scope?: 'Column' | 'Row';
  /** Where a drawing stands, from its upper left to its lower right. */
  readonly bbox?: [number, number, number, number];
}

/** The field of a page that a link is followed from. */
export interface LinkField {
  /** Name of the place that it leads to. */
  readonly to: string;
  /** What a reading voice says of it. */
  readonly says: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Flow = ReturnType<typeof createFlow>;

/**
 * Sets parts of a document below each other and turns the page when there is no room. Parts are told to reading voices in the
 * order in which they are begun; what stands in none is decoration.
 */
export function createFlow(doc: PDFKit.PDFDocument) {
  const root = doc.struct('Sect');
  const document = doc.struct('Document');
  doc.addStructure(document);
  document.add(root);
  let y: number = column.top;

  function write(text: string, { font, size, colour = palette.ink, gap = 0 }: Style, place: Place) {
    const { x, y: top, width, align = 'left' } = place;
    doc.font(font, size).fillColor(colour, 1).text(text, x, top, { width, align, lineGap: gap });
  }

  return {
    doc,
    root,

    /** Where the next part begins. */
    get y(): number {
      return y;
    },
    moveTo(to: number): void {
      y = to;
    },
    skip(height: number): void {
      y += height;
    },

    newPage(): void {
      doc.addPage();
      y = column.top;
    },

    /** Turns the page unless so much fits on it. */
    need(height: number): void {
      if (y + height > column.bottom) this.newPage();
    },

    heightOf(text: string, { font, size, gap = 0 }: Style, width: number): number {
      return doc.font(font, size).heightOfString(text, { width, lineGap: gap });
    },

    widthOf(text: string, { font, size }: Style): number {
      return doc.font(font, size).widthOfString(text);
    },

    write,

    /** A part that holds other parts. */
    group(parent: Element, role: Role): Element {
      const element = doc.struct(role);
      parent.add(element);
      return element;
    },

    /** A part with words or a drawing of its own. */
    part(parent: Element, role: Role, draw: () => void, options: PartOptions = {}): void {
      const element = doc.struct(role, options, draw);
      parent.add(element);
      element.end();
    },

    /** Words that lead to another place: the field is a part of the link, as PDF/UA asks for (ISO 14289-1, 7.18.5). */
    link(parent: Element, { to, says, x, y, width, height }: LinkField, draw: () => void): void {
      const element = doc.struct('Link');
      parent.add(element);
      element.add(draw);
      // A text, where pdfkit would write a bare string as a name.
      const field = { structParent: element, Contents: Object(says) };
      doc.goTo(x, y, width, height, to, field);
      element.end();
    },

    /** What is not read aloud. */
    decoration(draw: () => void): void {
      doc.markContent('Artifact', { type: 'Layout' });
      draw();
      doc.endMarkedContent();
    },
  };
}
