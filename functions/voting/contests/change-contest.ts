import type { Clock } from '../../../shared/clock.ts';
import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { ifAbsent, type Write } from '../../../shared/data/expressions.ts';
import type { Table } from '../../../shared/data/table.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { NewId } from '../../../shared/ids.ts';
import { auditWrite } from '../../staff/index.ts';
import { type AuditLine, firstPrevious, hashedLine, valuesSchema } from '../audit/audit-line.ts';
import { type Contest, contestSchema } from './contest.ts';
import { contestWrite, newContestWrites } from './contest-item.ts';
import { auditLineKey } from './contest-keys.ts';
import type { ContestRepository } from './contest-repository.ts';

/** `merchant`: a candidate's answer by the link it was mailed. */
export type Actor = Principal | 'system' | 'merchant';

/** Attributes that a change may set; the others follow from the change itself. */
export type ContestFields = Partial<
  Omit<Contest, 'id' | 'nis' | 'audit' | 'createdAt' | 'version'>
>;

export interface ContestChange {
  /** An attribute set to undefined is taken away. */
  readonly set?: { readonly [Name in keyof ContestFields]: ContestFields[Name] | undefined };
  /** What happened, as `<thing>.<done>`: `contest.closed`. */
  readonly action: string;
  readonly by: Actor;
  /** Names of what changed, for both logs. */
  readonly fields?: readonly string[];
  /** What may be public of the change, for the contest's own log; see {@link AuditLine}. As JSON, so without what is undefined. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

interface Changed {
  readonly next: Contest;
  /** The contest at its next version, the line of its own log, the line of the general log: in this order. */
  readonly writes: Write[];
}

/**
 * One change of a contest, to be written in one transaction with whatever belongs to it, the candidates' changes too. The
 * version makes changes follow one another, and each line of the log has the hash of the one before.
 */
export function changeWrites(
  contest: Contest,
  change: ContestChange,
  { newId }: { newId: NewId },
): Changed {
  const line = lineOf(contest.audit, change);
  const next = contestSchema().parse({
    ...contest,
    ...change.set,
    audit: { sequence: line.sequence, hash: line.hash },
    version: contest.version + 1,
  });
  return { next, writes: [contestWrite(next), ...logWrites(next, line, change, newId)] };
}

/** The first state of a contest, with the first line of its log. */
export function creationWrites(
  contest: Omit<Contest, 'audit' | 'version'>,
  change: Omit<ContestChange, 'set'>,
  { newId }: { newId: NewId },
): Changed {
  const line = lineOf({ sequence: 0, hash: firstPrevious }, change);
  const next = { ...contest, audit: { sequence: 1, hash: line.hash }, version: 1 };
  return { next, writes: [...newContestWrites(next), ...logWrites(next, line, change, newId)] };
}

export interface ChangeDeps {
  readonly table: Table;
  readonly contests: ContestRepository;
  readonly now: Clock;
  readonly newId: NewId;
}

/**
 * Writes a change, with more writes of the same transaction.
 * @throws {AppError} contest.changed when somebody was quicker. @throws {ConditionFailed} for one of the other writes.
 */
export async function writeChange(
  contest: Contest,
  change: Omit<ContestChange, 'at'>,
  { table, now, newId }: Pick<ChangeDeps, 'table' | 'now' | 'newId'>,
  also: readonly Write[] = [],
): Promise<Contest> {
  const { next, writes } = changeWrites(contest, { ...change, at: now() }, { newId });
  try {
    await table.transact([...writes, ...also]);
    return next;
  } catch (error) {
    const isQuicker =
      error instanceof ConditionFailed && error.failed.some((index) => index < writes.length);
    throw isQuicker ? changed() : error;
  }
}

export const changed = (): AppError =>
  new AppError('contest.changed', 'The contest was changed meanwhile. Read it again.');

const attempts = 6;

/**
 * Reads a contest, works out a change of it and writes that, once more when somebody was quicker. `step` gives undefined
 * where there is nothing to do. For what no person has looked at first; whoever has, names the version they have seen.
 * @throws {AppError} contest.not_found, contest.changed after six attempts, and whatever `step` throws.
 */
export async function changeContest(
  deps: ChangeDeps,
  contestId: string,
  step: (
    contest: Contest,
  ) => Promise<(Omit<ContestChange, 'at'> & { readonly also?: readonly Write[] }) | undefined>,
): Promise<Contest> {
  for (let attempt = 1; ; attempt += 1) {
    const contest = await deps.contests.read(contestId);
    const wanted = await step(contest);
    if (!wanted) return contest;
    const { also, ...change } = wanted;
    try {
      return await writeChange(contest, change, deps, also);
    } catch (error) {
      const isQuicker = error instanceof AppError && error.code === 'contest.changed';
      if (!isQuicker || attempt === attempts) throw error;
    }
  }
}

const lineOf = (
  last: Contest['audit'],
  { action, by, fields = [], values, at }: ContestChange,
): AuditLine =>
  hashedLine({
    sequence: last.sequence + 1,
    at: at.toISOString(),
    by: typeof by === 'string' ? by : by.accountId,
    action,
    fields: [...fields],
    ...(values && { values: valuesSchema().parse(JSON.parse(JSON.stringify(values))) }),
    previous: last.hash,
  });

function logWrites(
  { id, nis }: Contest,
  line: AuditLine,
  { action, by, fields = [], at }: ContestChange,
  newId: NewId,
): Write[] {
  const general = {
    principal: by === 'merchant' ? ('system' as const) : by,
    action,
    subject: id,
    municipalities: [nis],
    fields,
  };
  return [
    { put: { ...auditLineKey(id, line.sequence), ...line }, condition: ifAbsent },
    auditWrite(general, { now: () => at, newId }),
  ];
}
