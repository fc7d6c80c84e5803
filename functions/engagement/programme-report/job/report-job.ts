import * as z from 'zod';
import { idPattern } from '../../../../shared/ids.ts';
import { reportSelectionSchema } from '../report-selection.ts';

export const reportIdSchema = z.string().regex(idPattern('rep'));

/** The files of a report; the end of each file's name. */
export const reportFormats = ['pdf', 'html', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/**
 * A report that somebody asked for. `queued`: waits, or is being made. `failed`: it was tried as often as the queue tries, and
 * a person looks at it; asking anew is another report.
 */
export const reportJobSchema = z.object({
  id: reportIdSchema,
  state: z.enum(['queued', 'done', 'failed']),
  selection: reportSelectionSchema,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  finishedAt: z.iso.datetime().optional(),
  /** How often making it has failed. */
  failures: z.int().optional(),
});
export type ReportJob = z.output<typeof reportJobSchema>;

/** The queue hands a message out five times, half an hour apart, and whoever waits before it has had its turn. */
const mostWaited = 3 * 3_600_000;

/** As staff see it: what neither came to an end nor said why, since it was cut off each time, has failed too. */
export const seenAt = (job: ReportJob, now: Date): ReportJob =>
  job.state === 'queued' && now.getTime() - Date.parse(job.createdAt) > mostWaited
    ? { ...job, state: 'failed' }
    : job;

/** Message of the queue `report`. */
export const reportMessageSchema = z.strictObject({ reportId: reportIdSchema });
export type ReportMessage = z.output<typeof reportMessageSchema>;

export const reportFolder = 'programme-reports/';

export const reportFileKey = (id: string, format: ReportFormat): string =>
  `${reportFolder}${id}.${format}`;

/** As a person who downloads it finds it again: `rapport-kempen-2026-05-01-2026-10-31.pdf`. */
export const reportFileName = (
  { selection: { region, from, to } }: Pick<ReportJob, 'selection'>,
  format: ReportFormat,
): string => `${['rapport', ...(region ? [region] : []), from, to].join('-')}.${format}`;
