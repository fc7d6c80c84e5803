/** A place along the axis: a day, an hour, a month. */
export interface ChartPlace {
  /** In full, as the table has it: `zaterdag 28 november`. */
  readonly label: string;
  /** Below the axis: `28 nov`. */
  readonly tick: string;
}

export interface ChartSeries {
  readonly name: string;
  /** One for each place; undefined where nothing is known. */
  readonly values: readonly (number | undefined)[];
}

/** A line across, with its own words: what a value should stay below. */
export interface ChartLimit {
  readonly value: number;
  readonly label: string;
}

/** All that a chart shows, and its table says. */
export interface ChartFigures {
  /** Its own on its page: names the elements that belong together. */
  readonly id: string;
  readonly title: string;
  /** What is seen, in a sentence or two: for all, and all there is for who does not see. */
  readonly description: string;
  /** What the places are: head of the table's first column. */
  readonly along: string;
  readonly places: readonly ChartPlace[];
  /** Four at most: there are four patterns. */
  readonly series: readonly ChartSeries[];
  /** Writes a value, in the table and on the axis. */
  readonly format: (value: number) => string;
  readonly limits?: readonly ChartLimit[] | undefined;
}
