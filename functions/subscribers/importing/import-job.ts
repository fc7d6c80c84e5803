import * as z from 'zod';
import { idPattern } from '../../../shared/ids.ts';
import { importPolicySchema } from './policy.ts';
import { refusalReasons } from './refusal.ts';

const count = z.int().min(0);

/** What became of the rows so far. `accepted` + `merged` + `refused` = rows that were not empty. */
export const importCountsSchema = z.object({
  accepted: count,
  merged: count,
  refused: count,
  refusedBy: z.partialRecord(z.enum(refusalReasons), count),
  /** Rows imported with a repair or an omission, by kind. */
  notes: z.partialRecord(z.enum(['address_repaired', 'name_left_out', 'language_guessed']), count),
});
export type ImportCounts = z.output<typeof importCountsSchema>;

export const noCounts: ImportCounts = {
  accepted: 0,
  merged: 0,
  refused: 0,
  refusedBy: {},
  notes: {},
};

/** How the file is to be read; found out in a first pass over it. */
export const surveySchema = z.object({
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']),
  delimiter: z.string().length(1),
  header: z.array(z.string()),
  /** Records above the first person: the header, and what stands before it. */
  skip: count,
  /** Rows below the header that are not empty. */
  rows: count,
});
export type Survey = z.output<typeof surveySchema>;

/** Why a whole file is refused. */
export const fileProblemSchema = z.enum(['empty', 'no_address_column', 'too_large', 'missing']);
export type FileProblem = z.output<typeof fileProblemSchema>;

export const importStateSchema = z.enum(['created', 'running', 'done', 'failed']);

export const importJobSchema = z.object({
  id: z.string().regex(idPattern('imp')),
  state: importStateSchema,
  policy: importPolicySchema,
  fileName: z.string(),
  /** Bytes, as stated by the uploader and bound into the upload URL. */
  size: count,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
  problem: fileProblemSchema.optional(),
  survey: surveySchema.optional(),
  /** Records of the file that are done, and how many batches that took. */
  checkpoint: z.object({ records: count, batch: count }),
  counts: importCountsSchema,
  /** Numbers of the batches that left a piece of the list of refusals. */
  refusalBatches: z.array(count),
});
export type ImportJob = z.output<typeof importJobSchema>;

export const importFileKey = (id: string): string => `imports/${id}`;
export const refusalsKey = (id: string): string => `refusals/${id}.csv`;
export const refusalPieceKey = (id: string, batch: number): string =>
  `refusals/${id}/${String(batch).padStart(6, '0')}.csv`;

/** Message of the import queue: work on this import, or go on with it. */
export const importMessageSchema = z.strictObject({ importId: z.string().regex(idPattern('imp')) });
export type ImportMessage = z.output<typeof importMessageSchema>;
