import * as z from 'zod';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { markdownLinks, markdownTexts } from '../markdown/parse-markdown.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { markdownSchema } from './fields.ts';

/** Words of the editors at the foot, such as who to call. Sender, reason and ways out are always below it. */
export const footerBlockSchema = z.strictObject({
  type: z.literal('footer'),
  markdown: markdownSchema,
});

export type FooterBlock = z.output<typeof footerBlockSchema>;

export function writeFooter({ markdown }: FooterBlock, context: BlockContext): WrittenBlock {
  return {
    place: 'footer',
    mjml: markdownHtml(markdown, context.palette, context),
    text: markdownText(markdown, context),
  };
}

export const inspectFooter = ({ markdown }: FooterBlock): BlockFindings => ({
  texts: markdownTexts(markdown),
  required: [markdown],
  links: markdownLinks(markdown),
  images: [],
});
