import * as z from 'zod';
import { programmeWide } from '../../../shared/http/principal.ts';
import { programme, regionById } from '../../../shared/programme/programme.ts';
import type { Region } from '../../../shared/programme/schema.ts';
import { earliestDay, isReportable, reportPeriodSchema } from './report-period.ts';

/** What a report is of. */
export const reportSelectionSchema = reportPeriodSchema
  .extend({
    /** Id of a region; the whole programme when absent. */
    region: z
      .string()
      .regex(/^[a-z][a-z-]*$/)
      .optional(),
  })
  .strict()
  .refine(({ from }) => from >= earliestDay, {
    path: ['from'],
    error: `A report begins on ${earliestDay} at the earliest.`,
  })
  .refine(isReportable, {
    path: ['to'],
    error: 'A report is of one day at least and 366 at most.',
  });
export type ReportSelection = z.output<typeof reportSelectionSchema>;

/** @throws {AppError} region.not_found */
export const regionsOf = ({ region }: Pick<ReportSelection, 'region'>): readonly Region[] =>
  region === undefined ? programme.regions : [regionById(region)];

/**
 * Where a right is needed: everywhere for the whole programme, else in each municipality of the region.
 * @throws {AppError} region.not_found
 */
export const scopesOf = ({ region }: Pick<ReportSelection, 'region'>): readonly string[] =>
  region === undefined ? [programmeWide] : regionById(region).municipalities.map(({ nis }) => nis);
