/** Controls, invisible characters and marks that reorder text; blanks and line feeds are looked at before. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]+/gu;

/** One line as somebody meant it: what cannot be seen becomes a blank, blanks are single, none at the ends. */
export const cleanLine = (text: string): string =>
  text.normalize('NFC').toWellFormed().replace(invisible, ' ').replace(/\s+/g, ' ').trim();

/** Text of several lines, each of them clean; an empty one divides paragraphs, never more than one. */
export const cleanParagraphs = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
