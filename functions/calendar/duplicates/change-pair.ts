import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { auditWrite } from '../../staff/index.ts';
import { orRefused } from '../events/change-by-staff.ts';
import { isPublic } from '../events/facts-of.ts';
import type { SaveDeps } from '../events/save-event.ts';
import { type Duplicate, duplicateId, pairOf } from './duplicate.ts';
import { createDuplicateRepository, pairWrites } from './duplicate-repository.ts';

/** A pair in the version that somebody has looked at. */
export interface SeenPair {
  readonly id: string;
  readonly version: number;
}

export const refused = (why: string): AppError => new AppError('duplicate.state', why);

/** @throws {AppError} duplicate.not_found; duplicate.state where it has changed */
export async function readSeenPair(
  { id, version }: SeenPair,
  { table }: Pick<SaveDeps, 'table'>,
): Promise<Duplicate> {
  const pair = await createDuplicateRepository(table).read(id);
  if (pair.version !== version) throw refused('This pair was changed meanwhile. Read it again.');
  return pair;
}

/**
 * Says that two events are one, where nothing found it.
 * @throws {AppError} event.not_found; duplicate.state for what is merged, or not for everybody to see
 */
export async function proposePair(
  ids: readonly [string, string],
  principal: Principal,
  deps: SaveDeps,
): Promise<Duplicate> {
  const [first, second] = pairOf(...ids);
  if (first === second) throw refused('An event is always the same as itself.');
  const [one, other] = [await deps.events.read(first), await deps.events.read(second)];
  if (!isPublic(one) || !isPublic(other)) throw refused('One of these is not public.');
  const before = await createDuplicateRepository(deps.table).find(first, second);
  if (before?.state === 'proposed') return before;
  if (before?.state === 'merged') throw refused('These events are merged already.');
  const after: Duplicate = {
    first,
    second,
    reasons: [],
    foundAt: deps.now().toISOString(),
    ...before,
    nis: [one.nis, other.nis],
    state: 'proposed',
    proposedBy: principal.accountId,
    version: before ? before.version + 1 : 0,
  };
  return write(before, after, 'duplicate.proposed', principal, deps);
}

/** Says that two events are not one; they are never proposed again. @throws {AppError} duplicate.not_found, duplicate.state */
export async function dismissPair(
  seen: SeenPair,
  principal: Principal,
  deps: SaveDeps,
): Promise<Duplicate> {
  const before = await readSeenPair(seen, deps);
  if (before.state !== 'proposed') throw refused(`This pair is ${before.state}.`);
  const decided = { by: principal.accountId, at: deps.now().toISOString() };
  const after = { ...before, state: 'dismissed' as const, decided, version: before.version + 1 };
  return write(before, after, 'duplicate.dismissed', principal, deps);
}

async function write(
  before: Duplicate | undefined,
  after: Duplicate,
  action: string,
  principal: Principal,
  deps: SaveDeps,
): Promise<Duplicate> {
  const subject = duplicateId(after);
  const line = auditWrite({ principal, action, subject, municipalities: after.nis }, deps);
  await orRefused(deps.table.transact([...pairWrites(before, after), line]));
  return after;
}
