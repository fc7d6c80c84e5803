import type { Queue } from '../../../shared/queue/queue.ts';
import type { Issue } from '../issue.ts';
import type { TemplateMessage } from '../template-message.ts';
import type { TemplateRepository } from './template-repository.ts';

export interface AskDeps {
  readonly templates: Pick<TemplateRepository, 'missing'>;
  readonly templateQueue: Pick<Queue<TemplateMessage>, 'send'>;
}

/** Has the templates made that are not there. True when none is missing. */
export async function askForTemplates(
  issue: Issue,
  { templates, templateQueue }: AskDeps,
): Promise<boolean> {
  const { issueId, approval } = issue;
  const missing = await templates.missing(issue);
  if (!approval || missing.length === 0) return true;
  await templateQueue.send(
    missing.map(({ variantId }) => ({ issueId, hash: approval.hash, variantId })),
  );
  return false;
}
