/** Characters that show nothing, turn the direction of text, or end a line. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** One line as pages, mail subjects and lists may say it: nothing invisible in it, single blanks. */
export const cleanLine = (text: string): string =>
  text.normalize('NFC').replace(invisible, ' ').replace(/\s+/g, ' ').trim();

/** Several lines; an empty one divides paragraphs. */
export const cleanParagraphs = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** What no text of a merchant holds: fields of mail templates, and in one line a web address. */
export const hasMergeField = (text: string): boolean => /\{\{|\}\}/.test(text);
export const hasWebAddress = (text: string): boolean => /:\/\/|\bwww\./i.test(text);
