/** Letters that are one letter with a second in it, which Unicode does not take apart. */
const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ß: 'ss', ł: 'l' };

/**
 * A text by which to compare, search and sort: lower case, no accents, and one blank for whatever is no
 * letter or digit of ASCII. `Café 't Hoekske` is `cafe t hoekske`.
 */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[œæøßł]/g, (letter) => ligatures[letter] ?? '')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** A word without case, accents, blanks and signs: `E-mailadres` and `e mail adres` are the same. */
export const plainWord = (text: string): string => plainText(text).replaceAll(' ', '');
