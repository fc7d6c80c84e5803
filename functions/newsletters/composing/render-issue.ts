import type { IssueContent } from '../../../emails/blocks/schema.ts';
import type { RenderedNewsletter } from '../../../emails/render-newsletter.ts';
import type { Issue } from '../issue.ts';
import type { Variant } from '../issue-variants.ts';
import type { IssueFacts } from './issue-facts.ts';
import { describeVariant, renderVariant, variantsOf } from './render-variant.ts';

export interface RenderedMail {
  readonly variant: Variant;
  readonly mail: RenderedNewsletter;
}

/** Renders every mail of an issue: about 10 ms each, one after the other, since it is all computing. */
export async function renderIssue(
  issue: Issue,
  content: IssueContent,
  facts: Pick<IssueFacts, 'of'>,
  siteUrl: string,
): Promise<RenderedMail[]> {
  const rendered: RenderedMail[] = [];
  for (const variant of variantsOf(issue, content)) {
    const input = { issue, content, facts: facts.of(variant.nis), ...variant, siteUrl };
    const mail = await renderVariant(input);
    rendered.push({ variant: describeVariant(input, mail), mail });
  }
  return rendered;
}
