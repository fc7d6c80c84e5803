import { detectDelimiter } from '../csv/detect-delimiter.ts';
import { decoded, detectEncoding } from '../csv/encoding.ts';
import { type CsvRecord, readRecords } from '../csv/read-records.ts';
import type { Files } from '../files/files.ts';
import { type FileProblem, maxFileSize, type Survey } from './import-job.ts';

/** The header stands among the first records: titles and empty lines may come before it. */
const headerWithin = 10;

/** How a kind of list is known by its header. */
interface HeaderRule {
  readonly isHeader: (fields: readonly string[]) => boolean;
  readonly withoutHeader: FileProblem;
}

/** Finds out how to read a file and how many rows it has, in two passes over it. */
export async function surveyFile(
  files: Files,
  key: string,
  rule: HeaderRule,
): Promise<Survey | FileProblem> {
  const first = await files.open(key);
  if (!first) return 'missing';
  if (first.size > maxFileSize) return 'too_large';
  const encoding = await detectEncoding(first.bytes);
  const second = await files.open(key);
  if (!second) return 'missing';
  const texts = decoded(second.bytes, encoding);
  const head = await texts.next();
  if (head.done) return 'empty';
  const delimiter = delimiterOf(head.value, rule);
  const records = readRecords(again(head.value, texts), delimiter);
  return count(records, { encoding, delimiter }, rule);
}

async function count(
  records: AsyncIterable<CsvRecord>,
  reading: Pick<Survey, 'encoding' | 'delimiter'>,
  { isHeader, withoutHeader }: HeaderRule,
): Promise<Survey | FileProblem> {
  let found: Pick<Survey, 'header' | 'skip'> | undefined;
  let seen = 0;
  let rows = 0;
  for await (const record of records) {
    seen += 1;
    if (found) rows += isEmpty(record) ? 0 : 1;
    else if ('fields' in record && isHeader(record.fields)) {
      found = { header: [...record.fields], skip: seen };
    } else if (seen === headerWithin) break;
  }
  if (found) return { ...reading, ...found, rows };
  return seen === 0 ? 'empty' : withoutHeader;
}

/** From the first line that names a column we know, so that a title above it does not mislead. */
function delimiterOf(head: string, { isHeader }: HeaderRule): string {
  const lines = head.split(/\r\n|\r|\n/, headerWithin);
  const named = lines.find((line) => /^sep=./i.test(line));
  if (named) return detectDelimiter(named);
  const names = (line: string) => line.split(detectDelimiter(line)).map(unquoted);
  const header = lines.find((line) => isHeader(names(line)));
  return detectDelimiter(header ?? lines[0] ?? '');
}

const unquoted = (field: string): string => field.replace(/^"|"$/g, '');

/** Rows of delimiters only, as spreadsheets leave them at the end. */
export const isEmpty = (record: CsvRecord): boolean =>
  'fields' in record && record.fields.every((field) => field.trim() === '');

async function* again(head: string, texts: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* texts;
}
