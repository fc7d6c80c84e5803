import { takeRecord } from './take-record.ts';

/** In the order of preference where a header fits several. */
const delimiters = [';', ',', '\t', '|'] as const;

/** The delimiter that splits the header into most fields; `;` where nothing splits it. */
export function detectDelimiter(headerLine: string): string {
  const named = /^sep=(.)/i.exec(headerLine)?.[1];
  if (named) return named;
  const widths = delimiters.map((delimiter) => {
    const taken = takeRecord(headerLine, 0, delimiter, true);
    return typeof taken === 'object' ? taken.fields.length : 0;
  });
  return delimiters[widths.indexOf(Math.max(...widths))] ?? ';';
}
