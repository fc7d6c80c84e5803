import { type Clock, secondsAfter } from '../../../shared/clock.ts';
import type { CsvRecord } from '../../../shared/csv/read-records.ts';
import type { NewId } from '../../../shared/ids.ts';
import { type AppliedRow, type ApplyDeps, applyRows } from './apply-rows.ts';
import { findColumns } from './columns.ts';
import type { ImportCounts, ImportJob, Survey } from './import-job.ts';
import { invitationsPerHour } from './policy.ts';
import { type ImportedPerson, readRow } from './read-row.ts';
import type { RefusedRow } from './refusal-lines.ts';
import { isEmpty } from './survey-file.ts';
import { tally } from './tally.ts';

export interface BatchDeps extends ApplyDeps {
  readonly now: Clock;
  readonly newId: NewId;
}

export interface SurveyedJob extends ImportJob {
  readonly survey: Survey;
}

export interface BatchResult {
  readonly counts: ImportCounts;
  /** In the order of the file. */
  readonly refused: readonly RefusedRow[];
}

interface ReadRow {
  readonly line: number;
  readonly fields: readonly string[];
  readonly person: ImportedPerson;
}

/** Imports some records of a file. Running it again changes nothing more and answers the same. */
export async function importBatch(
  job: SurveyedJob,
  records: readonly CsvRecord[],
  deps: BatchDeps,
): Promise<BatchResult> {
  const read = records.filter((record) => !isEmpty(record)).map((record) => reading(record, job));
  const people = read.filter((row) => 'person' in row);
  const applied = await applyRows(
    people.map(({ line, person }) => ({ line, person, context: contextOf(line, job, deps) })),
    deps,
  );
  const byLine = new Map(applied.map((row) => [row.line, row]));
  const refused = read.flatMap((row) => ('person' in row ? turnedAway(row, byLine) : [row]));
  const imported = people.filter(({ line }) => byLine.get(line)?.outcome !== 'refused');
  const outcomes = tally(applied.map(({ outcome }) => outcome));
  return {
    refused,
    counts: {
      accepted: outcomes.accepted ?? 0,
      merged: outcomes.merged ?? 0,
      refused: refused.length,
      refusedBy: tally(refused.map(({ reason }) => reason)),
      notes: tally(imported.flatMap(({ person }) => person.notes)),
    },
  };
}

function reading(record: CsvRecord, { survey, policy }: SurveyedJob): ReadRow | RefusedRow {
  const { line } = record;
  if ('problem' in record) return { line, reason: `row.${record.problem}`, fields: [] };
  const { fields } = record;
  const { header } = survey;
  const row = readRow(fields, { columns: findColumns(header), width: header.length, policy });
  return 'reason' in row ? { line, fields, ...row } : { line, fields, person: row };
}

function contextOf(line: number, { id, policy, startedAt }: SurveyedJob, deps: BatchDeps) {
  const { now, newId } = deps;
  const { people } = policy;
  const hours = Math.floor(line / invitationsPerHour);
  const isInvited = people.state === 'pending' && people.mailing;
  const start = startedAt === undefined ? now() : new Date(startedAt);
  const inviteAt = isInvited ? secondsAfter(start, hours * 3600) : undefined;
  return { importId: id, line, policy, inviteAt, now, newId };
}

function turnedAway(
  { line, fields }: ReadRow,
  applied: ReadonlyMap<number, AppliedRow>,
): RefusedRow[] {
  const row = applied.get(line);
  return row?.outcome === 'refused' ? [{ line, fields, reason: row.reason }] : [];
}
