import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF as a reader's program sees it. */
export interface ReadPdf {
  readonly pages: number;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly title: unknown;
  readonly language: unknown;
  /** Lines in the order of the page, with where each one begins and how wide it is, in points from the lower left. */
  readonly lines: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** What a reading voice finds, in its order: role, and the alternative text of figures. */
  readonly parts: readonly { readonly role: string; readonly alt?: string | undefined }[];
  /** Fields that lead to another place: what is said of them, the page that they lead to, and whether a reading voice meets them as a link. */
  readonly links: readonly {
    readonly says: string;
    readonly page: number;
    readonly isTagged: boolean;
  }[];
  /** Draws the page at this many pixels per inch. */
  readonly draw: (resolution: number) => Promise<DrawnPage>;
}

export interface DrawnPage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

interface StructureNode {
  readonly role?: string;
  /** Of what stands in the part: words by their number, fields by theirs. */
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly unknown[];
}

/** What is on one of its pages; on the first unless said. */
export async function readPdf(bytes: Uint8Array, number = 1): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { info } = await pdf.getMetadata();
  const { items } = await page.getTextContent();
  const lines = items.flatMap((item) =>
    'str' in item && item.str.trim() !== ''
      ? [
          {
            text: item.str,
            x: item.transform[4],
            y: item.transform[5],
            width: item.width,
            height: item.height,
          },
        ]
      : [],
  );
  const tree = await page.getStructTree();
  return {
    pages: pdf.numPages,
    width,
    height,
    title: Reflect.get(info, 'Title'),
    language: Reflect.get(info, 'Language'),
    lines,
    parts: partsOf(tree),
    links: await linksOf(pdf, page, tree),
    draw: (resolution) => draw(pdf, number, resolution / 72),
  };
}

const partsOf = ({ role = '', alt, children = [] }: StructureNode): ReadPdf['parts'] => [
  ...(['Root', 'Document', ''].includes(role) ? [] : [{ role, alt }]),
  ...children.flatMap((child) => partsOf(child as StructureNode)),
];

async function linksOf(pdf: PDFDocumentProxy, page: PDFPageProxy, tree: StructureNode) {
  const tagged = fieldsWithin(tree, 'Link');
  const fields = (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link');
  return Promise.all(
    fields.map(async ({ id, dest, contentsObj }) => {
      const [place] = (await pdf.getDestination(dest)) ?? [];
      const says: string = contentsObj?.str ?? '';
      return {
        says,
        page: 1 + (await pdf.getPageIndex(place)),
        isTagged: tagged.has(`pdfjs_internal_id_${id}`),
      };
    }),
  );
}

/** Ids of the fields that stand in parts of this role. */
const fieldsWithin = ({ role, children = [] }: StructureNode, wanted: string): Set<string> =>
  new Set(
    (children as readonly StructureNode[]).flatMap((child) =>
      child.type === 'annotation'
        ? role === wanted
          ? [child.id ?? '']
          : []
        : [...fieldsWithin(child, wanted)],
    ),
  );

interface Canvas {
  getImageData(x: number, y: number, width: number, height: number): DrawnPage;
}

async function draw(pdf: PDFDocumentProxy, number: number, scale: number): Promise<DrawnPage> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
  const factory = pdf.canvasFactory as {
    create(width: number, height: number): { context: Canvas };
  };
  const { context } = factory.create(width, height);
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}
