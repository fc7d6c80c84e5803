import * as z from 'zod';
import { encodeCursor, readCursor } from '../../../../shared/data/cursor.ts';
import { AppError } from '../../../../shared/errors.ts';
import { holdsRole, type Principal, programmeWide } from '../../../../shared/http/principal.ts';
import { programme } from '../../../../shared/programme/programme.ts';
import { type ReportJob, reportIdSchema } from './report-job.ts';
import type { ReportRepository } from './report-repository.ts';

/** As a list is asked for. */
export const reportListQuery = z.strictObject({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

interface ReportPage {
  readonly reports: readonly ReportJob[];
  /** Pass it to read on; undefined at the end. */
  readonly cursor: string | undefined;
}

/**
 * Reports that somebody may see, the newest first. Each region has a list of its own, so that no other region's reports stand
 * between.
 * @throws {AppError} cursor.invalid
 */
export async function listReports(
  principal: Principal,
  { cursor, limit }: z.output<typeof reportListQuery>,
  { reports }: { readonly reports: Pick<ReportRepository, 'newest'> },
): Promise<ReportPage> {
  const after = lastShown(cursor);
  const pages = await Promise.all(
    listsOf(principal).map((region) => reports.newest(region, { after, limit: limit + 1 })),
  );
  const found = pages.flat().sort((one, other) => (one.id < other.id ? 1 : -1));
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { reports: shown, cursor: encodeCursor(last && { id: last.id }) };
}

/** The list of all, or those of the regions in each municipality of which the principal has a role. */
function listsOf(principal: Principal): readonly (string | undefined)[] {
  if (holdsRole(principal, 'viewer', programmeWide)) return [undefined];
  return programme.regions
    .filter(({ municipalities }) =>
      municipalities.every(({ nis }) => holdsRole(principal, 'viewer', nis)),
    )
    .map(({ id }) => id);
}

const cursorSchema = z.strictObject({ id: reportIdSchema });

function lastShown(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const position = cursorSchema.safeParse(readCursor(cursor)).data;
  if (!position) {
    throw new AppError('cursor.invalid', 'This cursor is not one that this list gave.');
  }
  return position.id;
}
