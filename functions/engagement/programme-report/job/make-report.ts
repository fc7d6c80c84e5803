import type { Clock } from '../../../../shared/clock.ts';
import { ConditionFailed } from '../../../../shared/data/condition-failed.ts';
import type { Table } from '../../../../shared/data/table.ts';
import { writeReport } from '../write-report.ts';
import type { ReportFiles } from './report-files.ts';
import { type ReportJob, reportFormats } from './report-job.ts';
import type { ReportRepository } from './report-repository.ts';

export interface MakeReportDeps {
  readonly table: Table;
  readonly reports: ReportRepository;
  readonly files: ReportFiles;
  readonly now: Clock;
}

/** How often the queue hands a message out before it is put aside. */
const mostAttempts = 5;

/**
 * Makes the files of a report that somebody asked for. Run again, it writes them again. A failure is noted, where staff see it
 * after the last attempt, and thrown.
 * @param attempt how often it is tried with this one.
 */
export async function makeReport(
  reportId: string,
  attempt: number,
  deps: MakeReportDeps,
): Promise<void> {
  const job = await deps.reports.get(reportId);
  if (!job || job.state === 'done') return;
  try {
    await make(job, deps);
  } catch (error) {
    const state = attempt >= mostAttempts ? 'failed' : 'queued';
    await changed({ ...job, state, failures: attempt }, deps);
    throw error;
  }
}

async function make(job: ReportJob, deps: MakeReportDeps): Promise<void> {
  const written = await writeReport(job.selection, deps);
  for (const format of reportFormats) await deps.files.put(job.id, format, written[format]);
  const finishedAt = deps.now().toISOString();
  await changed({ ...job, state: 'done', finishedAt }, deps);
}

/** Another worker that was given the same message has finished meanwhile: its files are as good. */
async function changed(job: ReportJob, { reports }: MakeReportDeps): Promise<void> {
  try {
    await reports.change(job);
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
  }
}
