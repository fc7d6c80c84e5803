import { byteOrderMark } from '../../../shared/csv/write-csv.ts';
import type { Files } from '../files.ts';
import type { SurveyedJob } from './import-batch.ts';
import { refusalPieceKey, refusalsKey } from './import-job.ts';
import { refusalHeader } from './refusal-lines.ts';

/** Puts the pieces that the batches left together to one file, piece by piece. Writing it again gives the same. */
export async function collectRefusals(job: SurveyedJob, files: Files): Promise<void> {
  await files.write(refusalsKey(job.id), wholeList(job, files));
}

async function* wholeList(job: SurveyedJob, files: Files): AsyncGenerator<string> {
  yield byteOrderMark + refusalHeader(job.survey.header, job.policy.language);
  for (const batch of job.refusalBatches) {
    const piece = await files.open(refusalPieceKey(job.id, batch));
    if (!piece) throw new Error(`refusals of import ${job.id} lack piece ${batch}`);
    const decoder = new TextDecoder();
    for await (const bytes of piece.bytes) yield decoder.decode(bytes, { stream: true });
  }
}
