import { decoded } from '../csv/encoding.ts';
import { type CsvRecord, readRecords } from '../csv/read-records.ts';
import { ConditionFailed } from '../data/condition-failed.ts';
import { collectRefusals } from './collect-refusals.ts';
import { importBatch } from './import-batch.ts';
import type { AnyPolicy, ImportJob } from './import-job.ts';
import type { ImportDeps, Noted, SurveyedJob } from './import-kind.ts';
import { refusalHeader, refusalLine } from './refusal-lines.ts';
import { surveyFile } from './survey-file.ts';
import { sumOf } from './tally.ts';

/** Records that are done between two checkpoints. */
export const batchSize = 500;

/** A batch takes a second or two; with less time left the next run goes on. */
const reserveMs = 45_000;

/**
 * Works on an import until it is done or the function's time is nearly over, then has itself called again.
 * Killed at any moment, it goes on from the last checkpoint: rows done twice give the same result and are
 * counted once, because counts and checkpoint move in one conditional write. Of two workers on one import
 * the slower one stops; so does one whose import staff have cancelled.
 */
export async function runImport<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
>(
  importId: string,
  remainingMs: () => number,
  deps: ImportDeps<Policy, Row, Own, Note>,
): Promise<void> {
  const { imports, log } = deps;
  try {
    const job = await imports.get(importId);
    if (job?.state !== 'running') return log.info('this import is not running', { importId });
    const surveyed = await withSurvey(job, deps);
    if (!surveyed) return;
    const isDone = await importOn(surveyed, remainingMs, deps);
    if (!isDone) await deps.requeue(importId);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    log.info('this import was moved on or cancelled by others', { importId });
  }
}

/** The job with what the first pass over the file found; undefined when the file is no such list. */
async function withSurvey<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
>(
  job: ImportJob<Policy, Own, Note>,
  deps: ImportDeps<Policy, Row, Own, Note>,
): Promise<SurveyedJob<Policy, Own, Note> | undefined> {
  const { survey } = job;
  if (survey) return { ...job, survey };
  const found = await surveyFile(deps.files, deps.kind.paths.file(job.id), deps.kind);
  if (typeof found === 'string') {
    const finishedAt = deps.now().toISOString();
    await deps.imports.advance(job, { ...job, state: 'failed', problem: found, finishedAt });
    return undefined;
  }
  const surveyed = { ...job, survey: found };
  await deps.imports.advance(job, surveyed);
  return surveyed;
}

/** False when time ran out before the end of the file. */
async function importOn<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
>(
  start: SurveyedJob<Policy, Own, Note>,
  remainingMs: () => number,
  deps: ImportDeps<Policy, Row, Own, Note>,
): Promise<boolean> {
  let job = start;
  for await (const records of batchesFrom(job, deps)) {
    job = await importAndCheck(job, records, deps);
    if (remainingMs() < reserveMs) return false;
  }
  const { id, refusalBatches } = job;
  const header = refusalHeader(job.survey.header, job.policy.language);
  await collectRefusals({ id, refusalBatches, header }, deps.kind.paths, deps.files);
  const finishedAt = deps.now().toISOString();
  await deps.imports.advance(job, { ...job, state: 'done', finishedAt });
  return true;
}

async function importAndCheck<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
>(
  job: SurveyedJob<Policy, Own, Note>,
  records: readonly CsvRecord[],
  deps: ImportDeps<Policy, Row, Own, Note>,
): Promise<SurveyedJob<Policy, Own, Note>> {
  const { counts, refused } = await importBatch(job, records, deps.kind);
  const { batch } = job.checkpoint;
  if (refused.length > 0) {
    const { sentence } = deps.kind;
    const { language } = job.policy;
    const layout = { language, width: job.survey.header.length, sentence };
    const lines = refused.map((row) => refusalLine(row, layout));
    await deps.files.put(deps.kind.paths.refusalPiece(job.id, batch), lines.join(''));
  }
  const after = {
    ...job,
    checkpoint: { records: job.checkpoint.records + records.length, batch: batch + 1 },
    counts: sumOf(job.counts, counts),
    refusalBatches: refused.length > 0 ? [...job.refusalBatches, batch] : job.refusalBatches,
  };
  await deps.imports.advance(job, after);
  return after;
}

/** The records that are not done yet, in batches. What is done is read over: a second for 100,000 rows. */
async function* batchesFrom<
  Policy extends AnyPolicy,
  Row extends Noted<Note>,
  Own extends string,
  Note extends string,
>(
  job: SurveyedJob<Policy, Own, Note>,
  { files, kind }: ImportDeps<Policy, Row, Own, Note>,
): AsyncGenerator<CsvRecord[]> {
  const file = await files.open(kind.paths.file(job.id));
  if (!file) throw new Error(`the file of import ${job.id} is gone`);
  const { encoding, delimiter, skip } = job.survey;
  let toSkip = skip + job.checkpoint.records;
  let batch: CsvRecord[] = [];
  for await (const record of readRecords(decoded(file.bytes, encoding), delimiter)) {
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    batch.push(record);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
