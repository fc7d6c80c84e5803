import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { busy, lineOf } from '../sources/change-source.ts';
import type { Source } from '../sources/source.ts';
import type { Run } from './run.ts';
import { startRun } from './start-run.ts';
import type { RunDeps } from './sync-deps.ts';

/** Reads a source now. @throws {AppError} source.not_found; source.state while it is read */
export const askForRun = async (
  sourceId: string,
  { dry }: { readonly dry: boolean },
  principal: Principal,
  deps: RunDeps,
): Promise<Run> => begin(await deps.sources.read(sourceId), { dry }, principal, deps);

/** Reads a list that was uploaded, in place of the one before. @throws {AppError} as {@link askForRun}; source.state for other sources */
export async function askForUploaded(
  sourceId: string,
  file: string,
  principal: Principal,
  deps: RunDeps,
): Promise<Run> {
  const source = await deps.sources.read(sourceId);
  if (source.settings.kind !== 'csv') throw noList();
  const settings = { ...source.settings, file };
  return begin({ ...source, settings }, { dry: false }, principal, deps);
}

export const noList = (): AppError =>
  new AppError('source.state', 'Only a source that is a list takes a file.');

/**
 * Believes a run that would have lost many events: the source is read anew, and as many may be gone as that run found.
 * @throws {AppError} source.not_found; source.state where it is not the last run, or was not held
 */
export async function acceptLosses(
  sourceId: string,
  runId: string,
  principal: Principal,
  deps: RunDeps,
): Promise<Run> {
  const source = await deps.sources.read(sourceId);
  const run = await deps.runs.get(sourceId, runId);
  if (source.lastRun?.id !== runId || run?.wouldLose === undefined) {
    throw new AppError('source.state', 'This is not the last run, or nothing of it is held.');
  }
  return begin(source, { dry: false, mayLose: run.wouldLose }, principal, deps);
}

async function begin(
  source: Source,
  wish: { readonly dry: boolean; readonly mayLose?: number },
  principal: Principal,
  deps: RunDeps,
): Promise<Run> {
  const done = wish.mayLose === undefined ? (wish.dry ? 'tried' : 'read') : 'losses-accepted';
  const line = lineOf(source, done, [], principal, deps);
  try {
    return await startRun(source, { by: principal.accountId, ...wish }, deps, [line]);
  } catch (error) {
    if (error instanceof ConditionFailed) throw busy();
    throw error;
  }
}
