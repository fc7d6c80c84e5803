import { secondsAfter } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { type ImportJob, importFileKey, noCounts, refusalsKey } from '../importing/import-job.ts';
import type { ImportPolicy } from '../importing/policy.ts';
import { uploadSeconds } from '../s3-urls.ts';
import { participating } from '../subscription.ts';
import type { StaffDeps } from './staff-deps.ts';

interface NewImport {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly policy: ImportPolicy;
}

/** @throws {AppError} import.not_found */
export async function findImport(id: string, { imports }: StaffDeps): Promise<ImportJob> {
  const job = await imports.get(id);
  if (!job) throw new AppError('import.not_found', 'There is no such import.');
  return job;
}

/** @throws {AppError} municipality.not_found */
export async function createImport(wanted: NewImport, principal: Principal, deps: StaffDeps) {
  const { now, newId, imports, urls } = deps;
  const municipalities = participating(wanted.policy.municipalities);
  const job: ImportJob = {
    ...wanted,
    policy: { ...wanted.policy, municipalities },
    id: newId('imp'),
    state: 'created',
    createdAt: now().toISOString(),
    createdBy: principal.accountId,
    checkpoint: { records: 0, batch: 0 },
    counts: noCounts,
    refusalBatches: [],
  };
  const line = { principal, action: 'import.created', subject: job.id, municipalities };
  await imports.create(job, [auditWrite(line, deps)]);
  const upload = {
    method: 'PUT' as const,
    url: await urls.upload(importFileKey(job.id), job.size),
    headers: { 'content-type': 'text/csv' },
    expiresAt: secondsAfter(now(), uploadSeconds).toISOString(),
  };
  return { job, upload };
}

/**
 * Starts an import, or once more one that had no file yet. Starting one that runs puts it back on the queue,
 * which does no harm and helps where the queue lost it.
 * @throws {AppError} import.state
 */
export async function startImport(
  id: string,
  principal: Principal,
  deps: StaffDeps,
): Promise<ImportJob> {
  const before = await findImport(id, deps);
  const job = before.state === 'running' ? before : await begin(before, principal, deps);
  await deps.importQueue.send([{ importId: id }]);
  return job;
}

async function begin(before: ImportJob, principal: Principal, deps: StaffDeps): Promise<ImportJob> {
  const lacksFile = before.state === 'failed' && before.problem === 'missing';
  if (before.state !== 'created' && !lacksFile) {
    throw new AppError('import.state', `This import is ${before.state}; create another one.`);
  }
  const { problem: _gone, finishedAt: _too, ...rest } = before;
  const job: ImportJob = { ...rest, state: 'running', startedAt: deps.now().toISOString() };
  const { municipalities } = job.policy;
  const line = { principal, action: 'import.started', subject: job.id, municipalities };
  try {
    await deps.imports.advance(before, job, [auditWrite(line, deps)]);
    return job;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return findImport(before.id, deps);
  }
}

export const refusalsUrl = ({ id }: ImportJob, { urls }: StaffDeps): Promise<string> =>
  urls.download(refusalsKey(id), `${id}-refusals.csv`);
