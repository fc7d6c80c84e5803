import { ConditionFailed } from '../../../shared/data/condition-failed.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Principal, requireRole } from '../../../shared/http/principal.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { type ChangeDeps, creationWrites } from './change-contest.ts';
import type { Contest } from './contest.ts';
import type { ContestTemplate } from './contest-input.ts';
import { requireTexts, withName } from './contest-texts.ts';
import { momentsOf } from './periods.ts';

export interface NewContest {
  /** NIS code of the municipality; that of one that has merged means the present one. */
  readonly nis: string;
  readonly template: ContestTemplate;
  /** The series that it belongs to, if any. */
  readonly series?: string | undefined;
}

type CreateDeps = Pick<ChangeDeps, 'table' | 'now' | 'newId'>;

/**
 * Makes a contest that waits for nominations.
 * @throws {AppError} auth.forbidden, municipality.not_found, contest.schedule, request.invalid; contest.exists when the
 * municipality has one of this name, or one of this series.
 */
export async function createContest(
  { nis, template, series }: NewContest,
  principal: Principal,
  deps: CreateDeps,
): Promise<Contest> {
  const { municipality } = placeByNis(nis);
  requireRole(principal, 'editor', [municipality.nis]);
  requireTexts(template, municipality);
  const { slug, title, introduction, prize, ballotRule, seats, appealDays, lotSource } = template;
  const at = deps.now();
  const moments = momentsOf(template, at);
  const terms = { ...moments, ballotRule, seats, appealDays, lot: { source: lotSource } };
  const contest = {
    id: deps.newId('con'),
    nis: municipality.nis,
    slug,
    title: withName(title, municipality),
    introduction: withName(introduction, municipality),
    state: 'nominating' as const,
    ...terms,
    ...(prize && { prize: withName(prize, municipality) }),
    ...(series !== undefined && { series }),
    createdAt: at.toISOString(),
  };
  const { id } = contest;
  const values = { contest: id, nis: municipality.nis, slug, ...terms };
  const change = { action: 'contest.created', by: principal, values, at };
  const { next, writes } = creationWrites(contest, change, deps);
  try {
    await deps.table.transact(writes);
    return next;
  } catch (error) {
    throw error instanceof ConditionFailed ? exists() : error;
  }
}

const exists = (): AppError =>
  new AppError('contest.exists', 'This municipality has a contest of this name or series already.');
