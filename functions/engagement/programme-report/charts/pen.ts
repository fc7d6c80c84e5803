/** Bars by their series: a full one, then a hatched one: told apart without colours. */
export type Filling = 'full' | 'hatched';

export const fillingOf = (series: number): Filling => (series === 0 ? 'full' : 'hatched');

/** Distance of the lines that hatch. */
export const hatchPitch = 3.2;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface TextPlace {
  readonly x: number;
  /** Of the top of the line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly align?: 'left' | 'right' | 'center';
  /** `muted`: of axes. */
  readonly tone?: 'ink' | 'muted';
}

/** Draws a chart: on a page of a PDF, or as SVG. Points, with y downwards from the upper left of the chart. */
export interface Pen {
  bar(box: Box, filling: Filling): void;
  /** Covers the lines below what is written there. */
  clear(box: Box): void;
  line(from: Point, to: Point, tone: 'ink' | 'rule'): void;
  text(words: string, place: TextPlace): void;
  widthOf(words: string, size: number): number;
}
