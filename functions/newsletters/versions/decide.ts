import type { Clock } from '../../../shared/clock.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import type { NewId } from '../../../shared/ids.ts';
import { auditWrite } from '../../staff/index.ts';
import type { Issue } from '../issue.ts';
import type { IssueRepository } from '../issue-repository.ts';
import { judgeVersions } from './judge-versions.ts';
import { type FiguresDeps, readFigures } from './read-figures.ts';
import { type Decision, decidesAt } from './trial.ts';

export interface DecideDeps extends FiguresDeps {
  readonly issues: Pick<IssueRepository, 'transition'>;
  readonly now: Clock;
  readonly newId: NewId;
}

/**
 * Keeps the version that all others get, once: a later choice finds it made. Undefined, and nothing written, when the issue has
 * changed since it was read.
 */
export function writeDecision(
  issue: Issue,
  decision: Decision,
  principal: Principal | 'system',
  { issues, now, newId }: Omit<DecideDeps, keyof FiguresDeps>,
): Promise<Issue | undefined> {
  const { issueId: subject, municipalities, revision } = issue;
  const line = { principal, action: 'issue.version-chosen', subject, municipalities };
  return issues.transition(subject, {
    from: ['sending', 'paused'],
    revision,
    set: { decision },
    also: [auditWrite({ ...line, fields: ['decision'] }, { now, newId })],
  });
}

/**
 * Moves the trial of an issue that is being sent on: notes when all who try a version have been sent to, and decides when the hours
 * after that are over. Returns the issue as it is then; unchanged when somebody else was quicker.
 * @param hasTried whether all of them have been sent to.
 */
export async function moveTrialOn(
  issue: Issue,
  hasTried: boolean,
  deps: DecideDeps,
): Promise<Issue> {
  const { issueId, trial, decision, triedSince, revision } = issue;
  if (!trial || decision || !hasTried) return issue;
  const at = deps.now();
  if (!triedSince) {
    const set = { triedSince: at.toISOString() };
    return (await deps.issues.transition(issueId, { from: ['sending'], revision, set })) ?? issue;
  }
  if (at < decidesAt(triedSince, trial)) return issue;
  const figures = await readFigures(issue, deps);
  const { version, reason } = judgeVersions(figures, trial.metric);
  const made = { version, at: at.toISOString(), by: 'system', reason, figures };
  return (await writeDecision(issue, made, 'system', deps)) ?? issue;
}
