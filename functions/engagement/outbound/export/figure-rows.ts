import * as z from 'zod';
import { AppError } from '../../../../shared/errors.ts';
import type { Counts } from '../../counters/counts.ts';
import { daysOf } from '../../programme-report/report-period.ts';
import { webhookScopeSchema } from '../notice.ts';
import { toldKinds } from '../told-kinds.ts';

const kindSchema = z.enum(toldKinds);

/** Most days of one export. */
const mostDays = 400;

export const exportQuery = z.strictObject({
  scope: webhookScopeSchema,
  /** Days in Europe/Brussels, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Names of kinds with commas between; all when absent. */
  kinds: z
    .string()
    .max(1000)
    .optional()
    .transform((text, context) => {
      const kinds = text?.split(',').map((kind) => kindSchema.safeParse(kind));
      if (!kinds) return undefined;
      const known = kinds.flatMap(({ data }) => (data ? [data] : []));
      if (known.length === kinds.length) return known;
      context.addIssue({ code: 'custom', message: `Kinds are: ${toldKinds.join(', ')}.` });
      return z.NEVER;
    }),
});
export type ExportQuery = z.output<typeof exportQuery>;

/** What happened on one day, of one kind. */
export const figureRowSchema = z.object({
  day: z.iso.date(),
  kind: kindSchema,
  raw: z.int(),
  human: z.int(),
});
export type FigureRow = z.output<typeof figureRowSchema>;

/** @throws {AppError} request.invalid for days in the wrong order, or too many */
export function requireDays(period: Pick<ExportQuery, 'from' | 'to'>): void {
  const days = daysOf(period);
  if (days > 0 && days <= mostDays) return;
  throw new AppError('request.invalid', `An export is of a day at least, ${mostDays} at most.`, {
    issues: [{ path: 'query.to', message: 'Choose a later day, or one that is nearer.' }],
  });
}

/** One row for each day and kind of which there is anything, by day and in the order of kinds. */
export const figureRows = ({ days }: Counts, kinds: ExportQuery['kinds']): FigureRow[] =>
  days.flatMap(({ day, figures }) =>
    (kinds ?? toldKinds).flatMap((kind) => {
      const figure = figures[kind];
      return figure ? [{ day, kind, ...figure }] : [];
    }),
  );
