import { randomInt } from 'node:crypto';

/** No vowels, that no word comes out; nothing that looks like something else when typed from a poster. */
const alphabet = '23456789bcdfghjkmnpqrstvwxz';

const length = 7;

/** Seven characters at random, of ten thousand million: for links that are printed. */
export const newShortCode = (): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

export const shortCodePattern = new RegExp(`^[${alphabet}]{${length}}$`);
