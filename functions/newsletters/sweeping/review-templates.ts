import { daysAfter } from '../../../shared/clock.ts';
import type { TemplateRecord } from '../templates/template-repository.ts';
import type { HasTime } from './sweep.ts';
import type { SweepDeps } from './sweep-deps.ts';

/** SES keeps 20,000 templates; ours go this long after the end, so that failed recipients can be retried until then. */
const keptDays = 14;
/** SES allows one change of templates a second, and the sweep has more to do. */
const reviewedAtOnce = 5;

/**
 * Looks once a day whether a template is still needed, and deletes it 14 days after its issue has ended. When SES takes no
 * more for now, the rest waits a minute.
 */
export async function reviewTemplates(deps: SweepDeps, hasTime: HasTime): Promise<void> {
  for (const template of await deps.templates.due(reviewedAtOnce)) {
    if (!hasTime() || (await reviewTemplate(template, deps)) === 'throttled') return;
  }
}

async function reviewTemplate(
  template: TemplateRecord,
  deps: SweepDeps,
): Promise<'reviewed' | 'throttled'> {
  const unneededFrom = await unneededSince(template, deps);
  const present = deps.now();
  if (unneededFrom && unneededFrom <= present) {
    if ((await deps.deleteTemplate(template.templateName)) === 'throttled') return 'throttled';
    await deps.templates.noteDeleted(template);
  } else await deps.templates.reviewAt(template, unneededFrom ?? daysAfter(present, 1));
  return 'reviewed';
}

/** Undefined while the issue needs the template. One whose approval was taken back goes at once. */
async function unneededSince(
  { issueId, hash, createdAt }: TemplateRecord,
  { issues }: SweepDeps,
): Promise<Date | undefined> {
  const issue = await issues.find(issueId);
  if (!issue) return new Date(createdAt);
  const endedAt = issue.state === 'cancelled' ? issue.cancelledAt : issue.sentAt;
  if (endedAt && (issue.state === 'sent' || issue.state === 'cancelled')) {
    return daysAfter(new Date(endedAt), keptDays);
  }
  return issue.approval?.hash === hash ? undefined : new Date(createdAt);
}
