import type { Moment } from './moment.ts';
import { isOpen, type Standing, type Step } from './step.ts';
import { stepAfter } from './step-after.ts';
import { stepBefore } from './step-before.ts';

/**
 * The next thing to do so that an issue follows its event; undefined when it does. Asked again after each step, until then: a
 * step that was not reached, or done twice, changes nothing of where it ends.
 */
export function nextStep(standing: Standing): Step | undefined {
  const { issue, moment } = standing;
  if (issue.state === 'cancelled') return stepWithoutIssue(moment);
  return isOpen(issue) ? stepBefore(standing) : stepAfter(standing);
}

/** Staff have ended the issue: there is nothing to move any more. */
function stepWithoutIssue({ state }: Moment): Step | undefined {
  if (state === 'stopped') return undefined;
  const what = 'issue-cancelled';
  return { do: 'note', change: { what, set: { state: 'stopped' }, clear: ['reason'] } };
}
