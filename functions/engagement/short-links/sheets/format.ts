import type { Material } from '../short-link.ts';

/** How labels are laid out on sheets of A4. */
export const sheetFormats = ['poster-a4', 'poster-a5', 'bag-sticker', 'beer-mat'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** A sheet of A4, in millimetres: where labels go, each in the drawing's own units. */
export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  /** Upper left corners, in the order in which they are filled. */
  readonly cells: readonly { readonly x: number; readonly y: number }[];
  /** Of a cell. */
  readonly size: { readonly width: number; readonly height: number };
}

const portrait = { width: 210, height: 297 };
const landscape = { width: 297, height: 210 };

/** Rows of cells, the first one's corner at x, y. */
function grid(
  columns: readonly number[],
  rows: readonly number[],
): readonly { readonly x: number; readonly y: number }[] {
  return rows.flatMap((y) => columns.map((x) => ({ x, y })));
}

export const sheetLayouts: Record<SheetFormat, SheetLayout> = {
  'poster-a4': { ...portrait, cells: grid([0], [0]), size: portrait },
  'poster-a5': { ...landscape, cells: grid([0, 148.5], [0]), size: { width: 148.5, height: 210 } },
  /** Eight on a sheet of labels of 99.1 × 67.7 mm with round corners, as stationers sell them. */
  'bag-sticker': {
    ...portrait,
    cells: grid([4.65, 106.25], [13.1, 80.8, 148.5, 216.2]),
    size: { width: 99.1, height: 67.7 },
  },
  /** Six round mats of 93 mm, the usual size in Belgium. */
  'beer-mat': {
    ...portrait,
    cells: grid([9, 108], [6, 102, 198]),
    size: { width: 93, height: 93 },
  },
};

const formatOfMaterial: Record<Material, SheetFormat> = {
  poster: 'poster-a4',
  window: 'poster-a4',
  banner: 'poster-a4',
  other: 'poster-a4',
  counter: 'poster-a5',
  flyer: 'poster-a5',
  bag: 'bag-sticker',
  'beer-mat': 'beer-mat',
};

export const formatOf = (material: Material): SheetFormat => formatOfMaterial[material];
