import { decoded } from '../../../shared/csv/encoding.ts';
import { readRecords } from '../../../shared/csv/read-records.ts';
import type { Files } from '../../../shared/files/files.ts';
import type { FileProblem, Survey } from '../../../shared/importing/import-job.ts';
import { isEmpty, surveyFile } from '../../../shared/importing/survey-file.ts';
import { findColumns, isHeader } from './csv/columns.ts';
import { readRow, refused } from './csv/read-row.ts';
import type { RowRefusal } from './csv/refusal.ts';
import type {
  ReadableSource,
  SourceItem,
  SourcePosition,
  SourceRun,
  SourceStep,
} from './source-event.ts';
import { SourceFailure, type SourceFailureCode } from './source-failure.ts';
import { firstOfSteps, laterStep } from './steps-of-items.ts';

export interface CsvDeps {
  readonly files: Files;
}

/** More than any list of events has: twice what is read of a calendar on the web would still be read in time. */
const maxRows = 20_000;

/**
 * Reads a list of events that staff uploaded. It is all that its source has: what an earlier list had and this one does not is gone.
 * @throws {SourceFailure} for a file that is no such list
 */
export async function readCsv(
  source: ReadableSource<'csv'>,
  position: SourcePosition | undefined,
  { run, deps }: { readonly run: SourceRun; readonly deps: CsvDeps },
): Promise<SourceStep> {
  const { files } = deps;
  if (position) return laterStep(position, { run, files });
  const { file } = source.settings;
  const survey = await surveyFile(files, file, { isHeader, withoutHeader: 'no_name_column' });
  if (typeof survey === 'string') throw new SourceFailure(failures[survey]);
  if (survey.rows > maxRows) throw new SourceFailure('source.too_large');
  const items = await itemsOf(source, survey, files);
  return firstOfSteps(items, { complete: !items.some(mayHideEvents) }, { run, files });
}

/** Rows of which it is not known how many they are, and those of an event that nobody knows again. */
const maybeOthers: ReadonlySet<string> = new Set<RowRefusal>([
  'row.unclosed_quote',
  'row.too_large',
  'row.too_many_fields',
]);
const isOfNone: ReadonlySet<string> = new Set<RowRefusal>([
  'title.missing',
  'date.missing',
  'row.double',
]);

/** Whether events that are in the list may not be named, for this: then nothing is gone that is not named. */
function mayHideEvents(item: SourceItem): boolean {
  if (!('problem' in item)) return false;
  const { code, uid } = item.problem;
  return maybeOthers.has(code) || (uid === undefined && !isOfNone.has(code));
}

const failures: Readonly<Record<FileProblem, SourceFailureCode>> = {
  missing: 'source.no_file',
  empty: 'source.empty',
  too_large: 'source.too_large',
  no_name_column: 'source.no_columns',
  no_address_column: 'source.no_columns',
};

async function itemsOf(
  source: ReadableSource<'csv'>,
  { encoding, delimiter, header, skip }: Survey,
  files: Files,
): Promise<SourceItem[]> {
  const file = await files.open(source.settings.file);
  if (!file) throw new SourceFailure('source.no_file');
  const layout = { columns: findColumns(header), width: header.length, source };
  const uids = new Set<string>();
  const items: SourceItem[] = [];
  let seen = 0;
  for await (const record of readRecords(decoded(file.bytes, encoding), delimiter)) {
    seen += 1;
    if (seen <= skip || isEmpty(record)) continue;
    const { line } = record;
    const item =
      'fields' in record ? readRow(record, layout) : refused(`row.${record.problem}`, line);
    const isDouble = 'event' in item && uids.has(item.event.uid);
    if ('event' in item) uids.add(item.event.uid);
    items.push(isDouble ? refused('row.double', line) : item);
  }
  return items;
}
