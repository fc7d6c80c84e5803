/**
 * Reads an enterprise number (Crossroads Bank for Enterprises) as people write it: `0123.456.749`,
 * `BE 0123 456 749`, or the nine digits that older papers have. Gives its ten digits; undefined for what is none:
 * the last two are 97 less the remainder of the first eight by 97.
 */
export function readEnterpriseNumber(text: string): string | undefined {
  const written = /^\s*(?:BE)?[\s.]*((?:\d[\s./-]*){9,10})$/i.exec(text.slice(0, 40))?.[1];
  const digits = written?.replace(/\D/g, '').padStart(10, '0');
  if (digits === undefined || !/^[01]/.test(digits)) return undefined;
  const check = 97 - (Number(digits.slice(0, 8)) % 97);
  return check === Number(digits.slice(8)) ? digits : undefined;
}

/** As people write it: `BE 0123.456.749`. */
export const writtenEnterpriseNumber = (digits: string): string =>
  `BE ${digits.slice(0, 4)}.${digits.slice(4, 7)}.${digits.slice(7)}`;
