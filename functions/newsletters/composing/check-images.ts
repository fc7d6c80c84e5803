import { inspectBlock } from '../../../emails/blocks/block.ts';
import type { IssueContent, LanguageContent } from '../../../emails/blocks/schema.ts';
import type { Language } from '../../../shared/i18n/language.ts';
import { readyImagePaths } from '../images/image-repository.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { type IssueProblem, issueProblem } from './issue-problem.ts';

/**
 * Pictures that are not ours stop an issue: one that was never uploaded is not there, and another website could change
 * its own after the approval and would see who opens the mail.
 */
export async function checkImages(
  { table, siteUrl }: Pick<ComposeDeps, 'table' | 'siteUrl'>,
  content: IssueContent,
  explainIn: Language,
): Promise<IssueProblem[]> {
  const used = imagesOf(content).map(({ url, ...place }) => ({
    ...place,
    url: url.startsWith(`${siteUrl}/`) ? url.slice(siteUrl.length) : url,
  }));
  const ready = await readyImagePaths(
    table,
    used.map(({ url }) => url),
  );
  return used.flatMap(({ url, ...place }) => {
    if (ready.has(url)) return [];
    const code = url.startsWith('/') ? 'image_unknown' : 'image_elsewhere';
    return [{ ...issueProblem(code, explainIn, { url }), ...place }];
  });
}

/** With their places; those of other versions stand in that of the first. */
const blocksOf = (content: LanguageContent | undefined) => [
  ...(content?.blocks ?? []).map((block, index) => ({ block, index })),
  ...(content?.versions ?? []).flatMap(({ firstBlock: block }) =>
    block ? { block, index: 0 } : [],
  ),
];

const imagesOf = ({ languages }: IssueContent) =>
  (['nl', 'fr', 'en'] as const).flatMap((language) =>
    blocksOf(languages[language]).flatMap(({ block, index }) =>
      inspectBlock(block).images.map(({ url }) => ({ url, language, block: index })),
    ),
  );
