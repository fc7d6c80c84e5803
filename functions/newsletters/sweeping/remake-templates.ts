import type { Issue } from '../issue.ts';
import { askForTemplates } from '../templates/ask-for-templates.ts';
import type { SweepDeps } from './sweep-deps.ts';

/**
 * SES does not find a template that we have made: it was deleted there. All of the issue are made anew, which leaves those
 * that are there as they are. A person resumes the issue, since SES may have missed something else.
 */
export async function remakeTemplates(issue: Issue, deps: SweepDeps): Promise<void> {
  const { issueId, pause } = issue;
  if (pause?.reason !== 'template') return;
  for (const template of await deps.templates.ofIssue(issueId)) {
    if (template.createdAt <= pause.at) await deps.templates.noteDeleted(template);
  }
  await askForTemplates(issue, deps);
}
