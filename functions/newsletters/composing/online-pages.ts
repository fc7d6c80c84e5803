import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { Issue } from '../issue.ts';
import { onlinePageItem } from '../reading/online-page-repository.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { renderVariant, variantsOf } from './render-variant.ts';

/**
 * Keeps the page of every variant that everybody can read once the issue is on its way: no name, no personal
 * link. Under the hash, so that what an earlier approval left is never shown.
 */
export async function writeOnlinePages(
  { table, siteUrl }: Pick<ComposeDeps, 'table' | 'siteUrl'>,
  issue: Issue,
  content: IssueContent,
): Promise<void> {
  for (const { language, nis } of variantsOf(issue, content)) {
    const input = { issue, content, language, nis, siteUrl };
    const { subject, html } = await renderVariant(input, 'web');
    await table.put(onlinePageItem(issue, `${language}-${nis}`, { subject, html }));
  }
}
