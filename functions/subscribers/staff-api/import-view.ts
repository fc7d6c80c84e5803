import * as z from 'zod';
import { type ImportJob, importJobSchema } from '../importing/import-job.ts';

/** An import as staff see it. */
export const importViewSchema = importJobSchema
  .pick({
    id: true,
    state: true,
    policy: true,
    fileName: true,
    size: true,
    createdAt: true,
    createdBy: true,
    startedAt: true,
    finishedAt: true,
    problem: true,
    counts: true,
  })
  .extend({
    /** Rows of the file; absent until the file was looked through. */
    rows: z.int().optional(),
    /** How the file was read. */
    encoding: z.string().optional(),
    delimiter: z.string().optional(),
  });

export function importView({ survey, ...job }: ImportJob): z.input<typeof importViewSchema> {
  const { rows, encoding, delimiter } = survey ?? {};
  return { ...job, rows, encoding, delimiter };
}
