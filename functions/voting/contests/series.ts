import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { ChangeDeps } from './change-contest.ts';
import type { Contest } from './contest.ts';
import type { ContestEdit, ContestTemplate } from './contest-input.ts';
import { createContest } from './create-contest.ts';
import { editContest } from './edit-contest.ts';

/** What came of one municipality of a series. */
export type SeriesOutcome =
  | { readonly nis: string; readonly contestId: string; readonly done: true }
  | {
      readonly nis: string;
      /** Present where there is a contest that did not change. */
      readonly contestId?: string;
      readonly done: false;
      readonly code: ErrorCode;
      readonly reason: string;
    };

/** Municipalities at a time: sixty are done in a moment, and the table is not flooded. */
const width = 6;

/**
 * Makes a contest in each municipality from one template. One that cannot be made keeps no other from being made; the same
 * call once more makes what is missing.
 */
export const createSeries = (
  {
    series,
    municipalities,
    template,
  }: { series: string; municipalities: readonly string[]; template: ContestTemplate },
  principal: Principal,
  deps: ChangeDeps,
): Promise<SeriesOutcome[]> =>
  inTurns([...new Set(municipalities)], (nis) =>
    outcomeOf({ nis }, () => createContest({ nis, template, series }, principal, deps)),
  );

/** Changes all contests of a series that may still change. */
export async function editSeries(
  { series, edit }: { series: string; edit: ContestEdit },
  principal: Principal,
  deps: ChangeDeps,
): Promise<SeriesOutcome[]> {
  const contests = await readSeries(series, deps);
  return inTurns(contests, ({ id: contestId, nis }) =>
    outcomeOf({ nis, contestId }, () => editContest({ contestId, edit, by: principal }, deps)),
  );
}

/** The contests of a series, by municipality. @throws {AppError} contest.not_found when there are none. */
export async function readSeries(
  series: string,
  { contests }: Pick<ChangeDeps, 'contests'>,
): Promise<Contest[]> {
  const found = await contests.listBySeries(series);
  if (found.length === 0) throw new AppError('contest.not_found', 'There is no such series.');
  return found;
}

async function outcomeOf(
  about: { readonly nis: string; readonly contestId?: string },
  work: () => Promise<Contest>,
): Promise<SeriesOutcome> {
  try {
    const { id, nis } = await work();
    return { nis, contestId: id, done: true };
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    const { code, message, issues } = error;
    const details = issues.map((issue) => `${issue.path}: ${issue.message}`);
    return { ...about, done: false, code, reason: [message, ...details].join(' ') };
  }
}

/** Results in the order of the things. */
async function inTurns<Thing, Result>(
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < things.length; start += width) {
    results.push(...(await Promise.all(things.slice(start, start + width).map(work))));
  }
  return results;
}
