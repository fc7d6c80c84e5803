import PDFDocument from 'pdfkit';
import { type FontName, printFonts, widthOf } from './fonts.ts';
import {
  type Box,
  covering,
  type Photo,
  type Placement,
  type Sheet,
  type TextPlace,
} from './sheet.ts';

export interface PdfPage {
  /** Points, of which an inch has 72. */
  readonly width: number;
  readonly height: number;
  /** Points of one unit of the drawing. */
  readonly unit: number;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Written into the file: the same drawing is the same bytes, whenever it is drawn. */
  readonly created: Date;
}

/** A tagged PDF, its pages all of one size, with the fonts' characters that it uses inside. */
export function drawPdf(
  page: PdfPage,
  draws: readonly ((sheet: Sheet) => void)[],
): Promise<Buffer> {
  const size = { size: [page.width, page.height], margin: 0 } satisfies PDFKit.PDFDocumentOptions;
  const doc = new PDFDocument({
    ...size,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: page.language,
    info: { Title: page.title, CreationDate: page.created, ModDate: page.created },
    // None by default: pdfkit's own would be read from a file.
    font: '',
  });
  for (const name of ['display', 'text'] as const) {
    doc.registerFont(name, Buffer.from(printFonts[name].bytes));
  }
  const sheet = new PdfSheet(doc);
  for (const draw of draws) {
    doc.addPage(size);
    doc.scale(page.unit);
    draw(sheet);
  }
  return bytesOf(doc);
}

function bytesOf(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}

const roles = { heading: 'H1', paragraph: 'P', figure: 'Figure' } as const;

class PdfSheet implements Sheet {
  readonly #doc: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  #isInPart = false;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  fill(path: string, colour: string, opacity = 1): void {
    this.#mark(() => this.#doc.path(path).fillColor(colour, opacity).fill());
  }

  text(words: string, { x, y, font, size, colour, anchor = 'start' }: TextPlace): void {
    this.#mark(() =>
      this.#doc
        .font(font, size)
        .fillColor(colour, 1)
        .text(words, x - before(words, font, size, anchor), y, {
          lineBreak: false,
          baseline: 'alphabetic',
        }),
    );
  }

  photo(photo: Photo, box: Box): void {
    const { x, y, width, height } = covering(photo, box);
    this.#mark(() => {
      this.#doc.save().rect(box.x, box.y, box.width, box.height).clip();
      this.#doc.image(Buffer.from(photo.bytes), x, y, { width, height });
      this.#doc.restore();
    });
  }

  turned(degrees: number, x: number, y: number, draw: () => void): void {
    this.#doc.save().rotate(degrees, { origin: [x, y] });
    draw();
    this.#doc.restore();
  }

  placed({ x, y, unit }: Placement, draw: () => void): void {
    this.#doc.save().translate(x, y).scale(unit);
    draw();
    this.#doc.restore();
  }

  part(role: keyof typeof roles, draw: () => void, alt?: string): void {
    const inside = () => {
      this.#isInPart = true;
      draw();
      this.#isInPart = false;
    };
    const options = alt === undefined ? {} : { alt };
    const part = this.#doc.struct(roles[role], options, inside);
    this.#root.add(part);
    part.end();
  }

  #mark(draw: () => void): void {
    if (!this.#isInPart) this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    if (!this.#isInPart) this.#doc.endMarkedContent();
  }
}

function before(words: string, font: FontName, size: number, anchor: TextPlace['anchor']): number {
  if (anchor === 'start') return 0;
  return widthOf(words, font, size) / (anchor === 'middle' ? 2 : 1);
}
