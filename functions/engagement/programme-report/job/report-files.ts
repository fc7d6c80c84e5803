import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type ReportFormat, reportFileKey } from './report-job.ts';

/** Where the files of reports are put, over those of the same name. */
export interface ReportFiles {
  put(id: string, format: ReportFormat, body: string | Uint8Array): Promise<void>;
}

const types: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

export const createReportFiles = (client: S3Client, Bucket: string): ReportFiles => ({
  async put(id, format, Body) {
    const object = { Bucket, Key: reportFileKey(id, format), Body, ContentType: types[format] };
    await client.send(new PutObjectCommand(object));
  },
});
