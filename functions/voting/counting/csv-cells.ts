/** What the first columns hold; one for each candidate follows. */
export const csvColumns = ['record', 'name', 'ballots', 'blank', 'invalid'] as const;

export const yes = 'yes';

/**
 * What a spreadsheet may run as a formula begins so, full-width signs and leading blanks included; what it would write otherwise when
 * it keeps the file, as dates and numbers of many digits or with a nought in front; or what looks as if we had marked it.
 */
const risky = /^'*(?:[\t\r\n]|[\s\p{Cc}]*[=+\-@＝＋－＠]|0\d|\d{12}|\d[\d ]*[-/.,:eE]\s*\d)/u;

/** The text as a spreadsheet may open it: an apostrophe before what it would not leave alone. {@link fromCell} takes it away again. */
export const toCell = (text: string): string => (risky.test(text) ? `'${text}` : text);

export const fromCell = (cell: string): string =>
  cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell;
