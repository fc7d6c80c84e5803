import * as z from 'zod';
import type { Clock } from '../../../../shared/clock.ts';
import { AppError } from '../../../../shared/errors.ts';
import { holdsRole, type Principal } from '../../../../shared/http/principal.ts';
import { inParallel } from '../../../../shared/in-parallel.ts';
import { type Issue, issueIdSchema } from '../../../newsletters/index.ts';
import type { CounterRepository } from '../../counters/counter-repository.ts';
import type { Counts } from '../../counters/counts.ts';
import { issueFigures, issueFiguresSchema } from './issue-figures.ts';

/** Hours after sending began of which the curve tells. */
export const curveHours = 48;

/** An issue beside others. */
export const comparedIssueSchema = z.object({
  issueId: issueIdSchema,
  title: z.string(),
  audience: z.enum(['residents', 'businesses']),
  startedAt: z.iso.datetime(),
  /** NIS codes. */
  municipalities: z.array(z.string()),
  figures: issueFiguresSchema,
  /** Clicks of people until the end of each hour from the one in which sending began, as far as time has come. */
  curve: z.array(z.int()).max(curveHours),
});
export type ComparedIssue = z.output<typeof comparedIssueSchema>;

const queriesAtOnce = 10;

/** Each with what came of it, in the order given. Those of which sending has not begun are left out. */
export async function compareIssues(
  issues: readonly Issue[],
  { counters, now }: { readonly counters: CounterRepository; readonly now: Clock },
): Promise<ComparedIssue[]> {
  const found = new Map<string, ComparedIssue>();
  await inParallel(issues, queriesAtOnce, async (issue) => {
    const { issueId, title, audience, municipalities, sendingSince } = issue;
    if (!sendingSince) return;
    const counts = await counters.read(`issue:${issueId}`);
    const figures = issueFigures(counts);
    const curve = curveOf(counts, new Date(sendingSince), now());
    found.set(issueId, {
      ...{ issueId, title, audience, municipalities, startedAt: sendingSince },
      figures,
      curve,
    });
  });
  return issues.flatMap(({ issueId }) => found.get(issueId) ?? []);
}

function curveOf({ days }: Pick<Counts, 'days'>, startedAt: Date, now: Date): number[] {
  const start = hourOf(startedAt);
  const hours = Math.min(curveHours, hourOf(now) - start + 1);
  const clicks = Array.from({ length: Math.max(0, hours) }, () => 0);
  for (const { at, figures } of days.flatMap(({ hours }) => hours)) {
    const hour = hourOf(at) - start;
    if (hour >= 0 && hour < hours) clicks[hour] = figures.clicked?.human ?? 0;
  }
  let sum = 0;
  return clicks.map((count) => {
    sum += count;
    return sum;
  });
}

const hourOf = (at: Date): number => Math.floor(at.getTime() / 3_600_000);

/** Whether somebody may see what came of an issue: a viewer of one of its municipalities may. */
export const maySee = (principal: Principal, { municipalities }: Pick<Issue, 'municipalities'>) =>
  municipalities.some((nis) => holdsRole(principal, 'viewer', nis));

/** @throws {AppError} auth.forbidden when one of them is none of theirs */
export function requireAll(principal: Principal, issues: readonly Issue[]): void {
  if (!issues.every((issue) => maySee(principal, issue))) {
    throw new AppError(
      'auth.forbidden',
      'One of these issues goes to none of your municipalities.',
    );
  }
}
