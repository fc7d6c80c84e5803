import type { FontName } from './fonts.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextPlace {
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly font: FontName;
  readonly size: number;
  readonly colour: string;
  /** Where `x` is in the line; its beginning unless said. */
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Where a drawing is put on another. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  /** Length of its unit in that of the other. */
  readonly unit: number;
}

/** A JPEG. */
export interface Photo {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Empty where nobody described it. */
  readonly alt: string;
}

/**
 * Where to put a photo so that it covers the box; what is too much is cut off, below rather than above, where faces
 * are.
 */
export function covering({ width, height }: Photo, box: Box): Box {
  const scale = Math.max(box.width / width, box.height / height);
  const [wide, high] = [width * scale, height * scale];
  return {
    x: box.x - (wide - box.width) / 2,
    y: box.y - (high - box.height) * 0.35,
    width: wide,
    height: high,
  };
}

/**
 * Something to draw on: a page of a PDF or an SVG picture, with y downwards. What stands in no part is decoration and is
 * not read aloud.
 */
export interface Sheet {
  /** Fills a shape, given as SVG path data. */
  fill(path: string, colour: string, opacity?: number): void;
  text(words: string, place: TextPlace): void;
  /** Fills the box with a photo, cut to it. */
  photo(photo: Photo, box: Box): void;
  /** Draws turned about a point, clockwise. */
  turned(degrees: number, x: number, y: number, draw: () => void): void;
  /** Draws in a coordinate system of its own, with its origin at x, y and units of `unit`. */
  placed(place: Placement, draw: () => void): void;
  /** What a reading voice says here, in the order of the calls. */
  part(role: 'heading' | 'paragraph' | 'figure', draw: () => void, alt?: string): void;
}
