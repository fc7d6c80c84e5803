import { type Clock, secondsAfter } from '../clock.ts';
import { ConditionFailed } from '../data/condition-failed.ts';
import type { Write } from '../data/expressions.ts';
import { AppError } from '../errors.ts';
import { csvType, type FileUrls, uploadSeconds } from '../files/s3-urls.ts';
import type { Principal } from '../http/principal.ts';
import type { NewId } from '../ids.ts';
import { placeByNis } from '../programme/programme.ts';
import type { Queue } from '../queue/queue.ts';
import type { AnyPolicy, ImportJob, ImportMessage, ImportPaths } from './import-job.ts';
import type { ImportRepository } from './import-repository.ts';
import { noCounts } from './tally.ts';

export interface NewImport<Policy extends AnyPolicy> {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly policy: Policy;
}

/** What staff make, start, cancel and look at imports of one kind with. */
export interface ImportAdmin<Policy extends AnyPolicy, Own extends string, Note extends string> {
  readonly imports: ImportRepository<Policy, Own, Note>;
  readonly queue: Queue<ImportMessage>;
  readonly urls: FileUrls;
  readonly paths: ImportPaths;
  readonly now: Clock;
  readonly newId: NewId;
  /** The audit log's line for what was done with an import. */
  readonly audit: (done: {
    readonly principal: Principal;
    readonly event: 'created' | 'started' | 'cancelled';
    readonly subject: string;
    readonly municipalities: readonly string[];
  }) => Write;
}

/** @throws {AppError} import.not_found */
export async function findImport<Policy extends AnyPolicy, Own extends string, Note extends string>(
  id: string,
  { imports }: Pick<ImportAdmin<Policy, Own, Note>, 'imports'>,
): Promise<ImportJob<Policy, Own, Note>> {
  const job = await imports.get(id);
  if (!job) throw new AppError('import.not_found', 'There is no such import.');
  return job;
}

/** @throws {AppError} municipality.not_found */
export async function createImport<
  Policy extends AnyPolicy,
  Own extends string,
  Note extends string,
>(wanted: NewImport<Policy>, principal: Principal, admin: ImportAdmin<Policy, Own, Note>) {
  const { now, newId, imports, urls, paths, audit } = admin;
  const codes = wanted.policy.municipalities.map((nis) => placeByNis(nis).municipality.nis);
  const municipalities = [...new Set(codes)];
  const job: ImportJob<Policy, Own, Note> = {
    ...wanted,
    policy: { ...wanted.policy, municipalities },
    id: newId('imp'),
    state: 'created',
    createdAt: now().toISOString(),
    createdBy: principal.accountId,
    checkpoint: { records: 0, batch: 0 },
    counts: noCounts(),
    refusalBatches: [],
  };
  const line = { principal, event: 'created', subject: job.id, municipalities } as const;
  await imports.create(job, [audit(line)]);
  const upload = {
    method: 'PUT' as const,
    url: await urls.upload(paths.file(job.id), job.size),
    headers: { 'content-type': csvType },
    expiresAt: secondsAfter(now(), uploadSeconds).toISOString(),
  };
  return { job, upload };
}

/**
 * Starts an import, or once more one that had no file yet. Starting one that runs puts it back on the queue,
 * which does no harm and helps where the queue lost it.
 * @throws {AppError} import.state
 */
export async function startImport<
  Policy extends AnyPolicy,
  Own extends string,
  Note extends string,
>(
  id: string,
  principal: Principal,
  admin: ImportAdmin<Policy, Own, Note>,
): Promise<ImportJob<Policy, Own, Note>> {
  const before = await findImport(id, admin);
  const job = before.state === 'running' ? before : await begin(before, principal, admin);
  await admin.queue.send([{ importId: id }]);
  return job;
}

async function begin<Policy extends AnyPolicy, Own extends string, Note extends string>(
  before: ImportJob<Policy, Own, Note>,
  principal: Principal,
  admin: ImportAdmin<Policy, Own, Note>,
): Promise<ImportJob<Policy, Own, Note>> {
  const lacksFile = before.state === 'failed' && before.problem === 'missing';
  if (before.state !== 'created' && !lacksFile) {
    throw new AppError('import.state', `This import is ${before.state}; create another one.`);
  }
  const startedAt = admin.now().toISOString();
  const job = {
    ...before,
    problem: undefined,
    finishedAt: undefined,
    state: 'running' as const,
    startedAt,
  };
  const { municipalities } = job.policy;
  const line = { principal, event: 'started', subject: job.id, municipalities } as const;
  try {
    await admin.imports.advance(before, job, [admin.audit(line)]);
    return job;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    return findImport(before.id, admin);
  }
}

/**
 * Ends an import that was not started or is not done. What it brought in stays, and so do the rows, 500 at most, that
 * the worker has in hand: these are not counted any more. Cancelling once more changes nothing.
 * @throws {AppError} import.state when it is over already
 */
export async function cancelImport<
  Policy extends AnyPolicy,
  Own extends string,
  Note extends string,
>(
  id: string,
  principal: Principal,
  admin: ImportAdmin<Policy, Own, Note>,
): Promise<ImportJob<Policy, Own, Note>> {
  const before = await findImport(id, admin);
  if (before.state === 'cancelled') return before;
  if (before.state !== 'created' && before.state !== 'running') {
    throw new AppError('import.state', `This import is ${before.state} already.`);
  }
  const finishedAt = admin.now().toISOString();
  const job = { ...before, state: 'cancelled' as const, finishedAt };
  const { municipalities } = job.policy;
  const line = { principal, event: 'cancelled', subject: id, municipalities } as const;
  try {
    await admin.imports.advance(before, job, [admin.audit(line)]);
    return job;
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error;
    // It was started, or has done another batch of rows, meanwhile: it moves a few times a second at most, and ends.
    return cancelImport(id, principal, admin);
  }
}

/** Where the refused rows may be downloaded. @throws {AppError} import.state before it is done */
export async function refusalsUrl<
  Policy extends AnyPolicy,
  Own extends string,
  Note extends string,
>(
  { id, state }: ImportJob<Policy, Own, Note>,
  { urls, paths }: Pick<ImportAdmin<Policy, Own, Note>, 'urls' | 'paths'>,
): Promise<string> {
  if (state !== 'done') {
    throw new AppError('import.state', `Only what is done has a list: this import is ${state}.`);
  }
  return urls.download(paths.refusals(id), `${id}-refusals.csv`);
}
