/** Bytes of a line, without its end (RFC 5545, 3.1). */
const lineLength = 75;

/** What ends a line for one reader or another; in a text each is a line feed. */
const lineEnds = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/** What may not stand in a file: whoever typed it meant nothing by it. */
const controls = /[\p{Cc}\u2028\u2029]/gu;

/**
 * A property, folded by bytes and never inside a character. Whatever the value holds, it stays within this property: what
 * ends a line is gone from it.
 * @param name with its parameters, which are ours: `DTSTART;VALUE=DATE`.
 */
export const contentLine = (name: string, value: string): string =>
  fold(`${name}:${value}`.toWellFormed().replace(controls, ' '));

/** A text as the value of a property (RFC 5545, 3.3.11). */
export const textValue = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(lineEnds, '\\n');

function fold(line: string): string {
  const lines: string[] = [];
  let rest = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    // The blank that continues a line is part of its length.
    if (bytes + size > lineLength) {
      lines.push(rest);
      rest = ' ';
      bytes = 1;
    }
    rest += character;
    bytes += size;
  }
  return `${[...lines, rest].join('\r\n')}\r\n`;
}
