import type { Issue } from '../issue.ts';
import type { SweepDeps } from './sweep-deps.ts';

/** Has the templates made that are not there. True when none is missing. */
export async function askForTemplates(
  issue: Issue,
  { templates, templateQueue }: Pick<SweepDeps, 'templates' | 'templateQueue'>,
): Promise<boolean> {
  const { issueId, approval } = issue;
  const missing = await templates.missing(issue);
  if (!approval || missing.length === 0) return true;
  await templateQueue.send(
    missing.map(({ variantId }) => ({ issueId, hash: approval.hash, variantId })),
  );
  return false;
}
