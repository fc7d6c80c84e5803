import { plainWord } from '../text/plain-text.ts';

/** Names that each column of a list may have, as {@link plainWord} writes them. */
export type ColumnNames<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export type Columns<Column extends string> = Readonly<Partial<Record<Column, number>>>;

/** Where each column stands; the first of a kind counts. */
export function findColumns<Column extends string>(
  names: ColumnNames<Column>,
  header: readonly string[],
): Columns<Column> {
  const words = header.map(plainWord);
  const found: Partial<Record<Column, number>> = {};
  for (const column in names) {
    const index = words.findIndex((word) => names[column].includes(word));
    if (index >= 0) found[column] = index;
  }
  return found;
}
