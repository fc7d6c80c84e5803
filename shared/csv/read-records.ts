import { afterBreak, takeRecord } from './take-record.ts';

/** One record, and the line of the file it begins on, the first line being 1. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  | { readonly line: number; readonly problem: 'unclosed_quote' | 'too_large' };

/** Longer than any person's row, in characters; a record beyond is a quote that was never closed. */
const maxLength = 20_000;

interface Position {
  /** Text that is read and not taken yet. */
  readonly rest: string;
  readonly line: number;
  /** The line that is under way is too long and already reported: its end is awaited. */
  readonly isSkipping: boolean;
}

/**
 * Reads records as they come, holding no more than one piece and one record. A quote that is never closed
 * costs its own line only: reading goes on with the next.
 */
export async function* readRecords(
  texts: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRecord> {
  let position: Position = { rest: '', line: 1, isSkipping: false };
  for await (const text of texts) {
    const taken = takeAll({ ...position, rest: position.rest + text }, delimiter, false);
    yield* taken.records;
    position = taken.position;
  }
  yield* takeAll(position, delimiter, true).records;
}

function takeAll(start: Position, delimiter: string, isEnd: boolean) {
  const { rest: text } = start;
  const records: CsvRecord[] = [];
  let { line, isSkipping } = start;
  let at = 0;
  while (at < text.length) {
    const taking = isSkipping ? 'more' : takeRecord(text, at, delimiter, isEnd);
    if (typeof taking === 'object') {
      const isTooLarge = taking.next - at > maxLength;
      records.push(isTooLarge ? { line, problem: 'too_large' } : { line, fields: taking.fields });
      line += lineBreaks(text, at, taking.next);
      at = taking.next;
      continue;
    }
    if (!isSkipping && taking === 'more' && text.length - at <= maxLength) break;
    const next = nextLine(text, at, isEnd);
    if (!isSkipping) records.push({ line, problem: next === -1 ? 'too_large' : 'unclosed_quote' });
    isSkipping = next === -1;
    // The last sign stays: it may be the first half of a line break.
    if (isSkipping) return { records, position: { rest: text.slice(-1), line, isSkipping } };
    line += 1;
    at = next;
  }
  return { records, position: { rest: text.slice(at), line, isSkipping } };
}

/** Where the line after the one at `from` begins; -1 when that is not read yet. */
function nextLine(text: string, from: number, isEnd: boolean): number {
  const breaks = /[\r\n]/g;
  breaks.lastIndex = from;
  const found = breaks.exec(text);
  if (!found) return isEnd ? text.length : -1;
  return afterBreak(text, found.index, isEnd);
}

const lineBreaks = (text: string, from: number, to: number): number =>
  text.slice(from, to).match(/\r\n|\r|\n/g)?.length ?? 0;
