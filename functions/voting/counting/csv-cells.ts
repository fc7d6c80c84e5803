/** What the first columns hold; one for each candidate follows. */
export const csvColumns = ['record', 'name', 'ballots', 'blank', 'invalid'] as const;

export const yes = 'yes';

/** What a spreadsheet may run as a formula begins so, full-width signs and leading blanks included; or looks as if we had marked it. */
const risky = /^'*(?:[\t\r\n]|[\s\p{Cc}]*[=+\-@＝＋－＠])/u;

/** The text as a spreadsheet may open it: an apostrophe before what it would run. {@link fromCell} takes it away again. */
export const toCell = (text: string): string => (risky.test(text) ? `'${text}` : text);

export const fromCell = (cell: string): string =>
  cell.startsWith("'") && risky.test(cell) ? cell.slice(1) : cell;
