import * as z from 'zod';
import type { Language } from '../i18n/language.ts';
import { idPattern } from '../ids.ts';
import { type CommonReason, commonReasons } from './refusal.ts';

const count = z.int().min(0);

/** Largest list that is read, in bytes: far beyond a list of 100,000 rows. */
export const maxFileSize = 50 * 1024 * 1024;

/** How the file is to be read; found out in a first pass over it. */
const surveySchema = z.object({
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le', 'utf-16be']),
  delimiter: z.string().length(1),
  header: z.array(z.string()),
  /** Records above the first row: the header, and what stands before it. */
  skip: count,
  /** Rows below the header that are not empty. */
  rows: count,
});
export type Survey = z.output<typeof surveySchema>;

/** Why a whole file is refused. The columns are those without which a list is not of its kind. */
const fileProblems = [
  'empty',
  'no_address_column',
  'no_name_column',
  'too_large',
  'missing',
] as const;
export type FileProblem = (typeof fileProblems)[number];

const importStates = ['created', 'running', 'done', 'failed', 'cancelled'] as const;

const baseSchema = z.object({
  id: z.string().regex(idPattern('imp')),
  state: z.enum(importStates),
  fileName: z.string(),
  /** Bytes, as stated by the uploader and bound into the upload URL. */
  size: count,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  startedAt: z.iso.datetime().optional(),
  finishedAt: z.iso.datetime().optional(),
  problem: z.enum(fileProblems).optional(),
  survey: surveySchema.optional(),
  /** Records of the file that are done, and how many batches that took. */
  checkpoint: z.object({ records: count, batch: count }),
  /** Numbers of the batches that left a piece of the list of refusals. */
  refusalBatches: z.array(count),
});

/** What staff state about a list when they import it, whatever it is a list of. */
export interface AnyPolicy {
  /** NIS codes whose rows the list may hold; others are refused. */
  readonly municipalities: readonly string[];
  /** Of the sentences in the list of refusals. */
  readonly language: Language;
}

/** What became of the rows so far. `accepted` + `merged` + `refused` = rows that were not empty. */
export interface ImportCounts<Own extends string, Note extends string> {
  readonly accepted: number;
  readonly merged: number;
  readonly refused: number;
  readonly refusedBy: Readonly<Partial<Record<Own | CommonReason, number>>>;
  /** Rows imported with a repair or an omission, by kind. */
  readonly notes: Readonly<Partial<Record<Note, number>>>;
}

/** One import, and how far it is. */
export type ImportJob<Policy extends AnyPolicy, Own extends string, Note extends string> = Readonly<
  z.output<typeof baseSchema>
> & {
  readonly policy: Policy;
  readonly counts: ImportCounts<Own, Note>;
};

/** What staff see of a job: not the bookkeeping. */
const baseViewSchema = baseSchema
  .omit({ survey: true, checkpoint: true, refusalBatches: true })
  .extend({
    /** Rows of the file; absent until the file was looked through. */
    rows: z.int().optional(),
    /** How the file was read. */
    encoding: z.string().optional(),
    delimiter: z.string().optional(),
  });

const uploadSchema = z.object({
  method: z.literal('PUT'),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  expiresAt: z.iso.datetime(),
});

/** Schemas of one kind of list: its policy, its own reasons to refuse a row, what is noted of rows. */
export function importSchemas<
  Policy extends z.ZodType,
  const Reasons extends readonly string[],
  const Notes extends readonly string[],
>(policy: Policy, { reasons, notes }: { reasons: Reasons; notes: Notes }) {
  const counts = z.object({
    accepted: count,
    merged: count,
    refused: count,
    refusedBy: z.partialRecord(z.enum([...commonReasons, ...reasons]), count),
    notes: z.partialRecord(z.enum(notes), count),
  });
  return {
    job: baseSchema.extend({ policy, counts }),
    view: baseViewSchema.extend({ policy, counts }),
    /** The view of a new one, and where its file goes. */
    created: baseViewSchema.extend({ policy, counts, upload: uploadSchema }),
    /** The body that makes one. */
    newImport: z.strictObject({
      fileName: z.string().trim().min(1).max(200),
      /** Bytes of the file; the upload takes exactly that many. */
      size: z.int().min(1).max(maxFileSize),
      policy,
    }),
  };
}

/** A job as its view: with what the survey found, without the survey. */
export function importView<Policy extends AnyPolicy, Own extends string, Note extends string>({
  survey,
  ...job
}: ImportJob<Policy, Own, Note>) {
  const { rows, encoding, delimiter } = survey ?? {};
  return { ...job, rows, encoding, delimiter };
}

/** Message of an import queue: work on this import, or go on with it. */
export const importMessageSchema = z.strictObject({ importId: z.string().regex(idPattern('imp')) });
export type ImportMessage = z.output<typeof importMessageSchema>;

/** Where the files of an import lie. */
export interface ImportPaths {
  readonly file: (id: string) => string;
  readonly refusals: (id: string) => string;
  readonly refusalPiece: (id: string, batch: number) => string;
}

export const importPaths = (uploads: string, refusals: string): ImportPaths => ({
  file: (id) => `${uploads}/${id}`,
  refusals: (id) => `${refusals}/${id}.csv`,
  refusalPiece: (id, batch) => `${refusals}/${id}/${String(batch).padStart(6, '0')}.csv`,
});
