import iconv from 'iconv-lite';

export type Encoding = 'utf8' | 'utf8-bom' | 'win1252' | 'utf16le' | 'utf16be';

/** A field as CSV has it: in quotes where it holds what would end it (RFC 4180). */
export const quoteField = (field: string, delimiter: string): string =>
  /["\r\n]/.test(field) || field.includes(delimiter) ? `"${field.replaceAll('"', '""')}"` : field;

export function encodeText(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf8':
      return Buffer.from(text);
    case 'utf8-bom':
      return Buffer.from(`\ufeff${text}`);
    case 'win1252':
      return iconv.encode(text, 'win1252');
    case 'utf16le':
      return iconv.encode(text, 'utf16le', { addBOM: true });
    case 'utf16be':
      return iconv.encode(text, 'utf16be', { addBOM: true });
  }
}
