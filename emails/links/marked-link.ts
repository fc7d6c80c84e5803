/** Noncharacters around the id of a link, after its address; no text can hold them, see `merge/clean-text.ts`. */
const [open, close] = ['\ufdd4', '\ufdd5'];

/** An address with the id of its link behind it: marks are taken out before anybody reads the mail. */
export const markedAddress = (address: string, linkId: string): string =>
  `${address}${open}${linkId}${close}`;

/** The text as readers get it. */
export const withoutMarks = (html: string): string => html.replace(/\ufdd4[\w-]*\ufdd5/g, '');

/** A whole link: what stands before its address, address, id, what stands behind, content. */
export const markedAnchors =
  /(<a\b[^>]*? href=")([^"\ufdd4]*)\ufdd4([\w-]+)\ufdd5("[^>]*>)(.*?)<\/a>/gs;
