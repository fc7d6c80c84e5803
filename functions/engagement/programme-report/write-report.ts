import { reportPage } from './html/report-page.tsx';
import type { ReportFormat } from './job/report-job.ts';
import { drawReport } from './pdf/draw-report.ts';
import { type ReportReading, readReport } from './read-report.ts';
import type { ReportSelection } from './report-selection.ts';
import { writeDocument } from './words/write-document.ts';
import { writeCsvReport } from './write-csv-report.ts';

/**
 * Reads what a report says and sets it in all its forms.
 * @throws {AppError} region.not_found
 */
export async function writeReport(
  selection: ReportSelection,
  reading: ReportReading,
): Promise<Record<ReportFormat, string | Uint8Array>> {
  const report = await readReport(selection, reading);
  const document = writeDocument(report);
  return {
    pdf: await drawReport(document, report.madeAt),
    html: reportPage(document),
    csv: writeCsvReport(report),
  };
}
