import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { Issue } from '../issue.ts';
import { onlinePageItem } from '../reading/online-page-repository.ts';
import type { ComposeDeps } from './compose-deps.ts';
import type { IssueFacts } from './issue-facts.ts';
import { renderVariant, variantIdOf, variantsOf } from './render-variant.ts';

/**
 * Keeps the page of every variant that everybody can read once the issue is on its way: no name, no personal
 * link. Under the hash, so that what an earlier approval left is never shown. Lists of events are left open until the issue
 * is planned.
 */
export async function writeOnlinePages(
  { table, siteUrl }: Pick<ComposeDeps, 'table' | 'siteUrl'>,
  issue: Issue,
  content: IssueContent,
  facts: Pick<IssueFacts, 'of'>,
): Promise<void> {
  for (const variant of variantsOf(issue, content)) {
    const input = { issue, content, facts: facts.of(variant.nis), ...variant, siteUrl };
    const { bound } = await renderVariant(input, 'web');
    await table.put(onlinePageItem(issue, variantIdOf(variant), bound));
  }
}
