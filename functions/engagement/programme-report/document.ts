/** Numbers by category, for bars. Undefined: not known. */
export interface Series {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
}

export interface ChartBlock {
  readonly kind: 'chart';
  /** `columns`: categories are moments, side by side. `bars`: they are places, below each other. */
  readonly form: 'columns' | 'bars';
  readonly title: string;
  /** What one sees in it, for who does not. */
  readonly description: string;
  readonly categories: readonly string[];
  /** The first is what the report is about; a second is what it is compared with. */
  readonly series: readonly Series[];
}

export interface Cell {
  readonly text: string;
  /** Smaller, below it: what it was a year before. */
  readonly below?: string;
}

export interface Row {
  readonly label: string;
  readonly level: 'total' | 'group' | 'entry';
  /** Belongs to the group above it. */
  readonly isWithin?: boolean;
  readonly cells: readonly Cell[];
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  /** Of the first column, then of the others. */
  readonly head: readonly [string, ...string[]];
  readonly rows: readonly Row[];
  /** Columns that hold words: they begin at the left. By their place after the first. */
  readonly words?: readonly number[];
  /** Width of each column after the first, in shares of the sheet; equal ones when absent. */
  readonly widths?: readonly number[];
}

export type Block =
  | { readonly kind: 'paragraph' | 'note'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly entries: readonly string[] }
  | { readonly kind: 'terms'; readonly terms: readonly { term: string; text: string }[] }
  | ChartBlock
  | TableBlock;

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A report in words, as it is set in HTML and PDF alike. */
export interface ReportDocument {
  /** BCP 47. */
  readonly language: string;
  readonly programme: string;
  readonly title: string;
  readonly subtitle: string;
  readonly period: string;
  /** On the title page, below: what it covers and when it was made. */
  readonly facts: readonly string[];
  /** A few large numbers for the title page. */
  readonly highlights: readonly { readonly value: string; readonly label: string }[];
  readonly contents: string;
  /** Below the contents: how to read the rest. */
  readonly guide: { readonly title: string; readonly entries: readonly string[] };
  /** At the foot of each page: `Pagina 3 van 12`. */
  readonly pageOf: (page: number, pages: number) => string;
  readonly chapters: readonly Chapter[];
  /** Of the programme, on the title page. */
  readonly slogan: string;
}
