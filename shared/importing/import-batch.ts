import type { CsvRecord } from '../csv/read-records.ts';
import type { AnyPolicy, ImportCounts } from './import-job.ts';
import type { AppliedRow, ImportKind, Noted, SurveyedJob } from './import-kind.ts';
import type { RefusedRow } from './refusal.ts';
import { isEmpty } from './survey-file.ts';
import { tally } from './tally.ts';

export interface BatchResult<Own extends string, Note extends string> {
  readonly counts: ImportCounts<Own, Note>;
  /** In the order of the file. */
  readonly refused: readonly RefusedRow<Own>[];
}

interface ReadRow<Row> {
  readonly line: number;
  readonly fields: readonly string[];
  readonly row: Row;
}

/** Imports some records of a file. Running it again changes nothing more and answers the same. */
export async function importBatch<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
>(
  job: SurveyedJob<Policy, Own, Note>,
  records: readonly CsvRecord[],
  kind: ImportKind<Policy, Row, Own, Note>,
): Promise<BatchResult<Own, Note>> {
  const readings = records
    .filter((record) => !isEmpty(record))
    .map((record) => reading(record, job, kind));
  const rows = readings.filter((one): one is ReadRow<Row> => 'row' in one);
  const applied = await kind.applyRows(
    rows.map(({ line, row }) => ({ line, row })),
    job,
  );
  const byLine = new Map(applied.map((row) => [row.line, row]));
  const refused = readings.flatMap((one) => ('row' in one ? turnedAway(one, byLine) : [one]));
  const imported = rows.filter(({ line }) => byLine.get(line)?.outcome !== 'refused');
  const outcomes = tally(applied.map(({ outcome }) => outcome));
  return {
    refused,
    counts: {
      accepted: outcomes.accepted ?? 0,
      merged: outcomes.merged ?? 0,
      refused: refused.length,
      refusedBy: tally(refused.map(({ reason }) => reason)),
      notes: tally(imported.flatMap(({ row }) => row.notes)),
    },
  };
}

function reading<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
>(
  record: CsvRecord,
  job: SurveyedJob<Policy, Own, Note>,
  kind: ImportKind<Policy, Row, Own, Note>,
): ReadRow<Row> | RefusedRow<Own> {
  const { line } = record;
  if ('problem' in record) return { line, reason: `row.${record.problem}`, fields: [] };
  const { fields } = record;
  const row = kind.readRow(fields, job);
  return 'reason' in row ? { line, fields, ...row } : { line, fields, row };
}

function turnedAway<Row, Own extends string>(
  { line, fields }: ReadRow<Row>,
  applied: ReadonlyMap<number, AppliedRow<Own>>,
): RefusedRow<Own>[] {
  const row = applied.get(line);
  return row?.outcome === 'refused' ? [{ line, fields, reason: row.reason }] : [];
}
