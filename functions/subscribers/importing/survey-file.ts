import { detectDelimiter } from '../../../shared/csv/detect-delimiter.ts';
import { decoded, detectEncoding } from '../../../shared/csv/encoding.ts';
import { type CsvRecord, readRecords } from '../../../shared/csv/read-records.ts';
import type { Files } from '../files.ts';
import { findColumns } from './columns.ts';
import type { FileProblem, Survey } from './import-job.ts';

/** Largest list that is read, in bytes: far beyond a list of 100,000 people. */
export const maxFileSize = 50 * 1024 * 1024;

/** The header stands among the first records: titles and empty lines may come before it. */
const headerWithin = 10;

/** Finds out how to read a file and how many rows it has, in two passes over it. */
export async function surveyFile(files: Files, key: string): Promise<Survey | FileProblem> {
  const first = await files.open(key);
  if (!first) return 'missing';
  if (first.size > maxFileSize) return 'too_large';
  const encoding = await detectEncoding(first.bytes);
  const second = await files.open(key);
  if (!second) return 'missing';
  const texts = decoded(second.bytes, encoding);
  const head = await texts.next();
  if (head.done) return 'empty';
  const delimiter = delimiterOf(head.value);
  return count(readRecords(again(head.value, texts), delimiter), { encoding, delimiter });
}

async function count(
  records: AsyncIterable<CsvRecord>,
  reading: Pick<Survey, 'encoding' | 'delimiter'>,
): Promise<Survey | FileProblem> {
  let found: Pick<Survey, 'header' | 'skip'> | undefined;
  let seen = 0;
  let rows = 0;
  for await (const record of records) {
    seen += 1;
    if (found) rows += isEmpty(record) ? 0 : 1;
    else if ('fields' in record && findColumns(record.fields).address !== undefined) {
      found = { header: [...record.fields], skip: seen };
    } else if (seen === headerWithin) break;
  }
  if (found) return { ...reading, ...found, rows };
  return seen === 0 ? 'empty' : 'no_address_column';
}

/** From the first line that names a column we know, so that a title above it does not mislead. */
function delimiterOf(head: string): string {
  const lines = head.split(/\r\n|\r|\n/, headerWithin);
  const named = lines.find((line) => /^sep=./i.test(line));
  if (named) return detectDelimiter(named);
  const isHeader = (line: string) =>
    findColumns(line.split(detectDelimiter(line)).map(unquoted)).address !== undefined;
  return detectDelimiter(lines.find(isHeader) ?? lines[0] ?? '');
}

const unquoted = (field: string): string => field.replace(/^"|"$/g, '');

/** Rows of delimiters only, as spreadsheets leave them at the end. */
export const isEmpty = (record: CsvRecord): boolean =>
  'fields' in record && record.fields.every((field) => field.trim() === '');

async function* again(head: string, texts: AsyncIterable<string>): AsyncGenerator<string> {
  yield head;
  yield* texts;
}
