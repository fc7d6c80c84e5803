import * as z from 'zod';
import { markdownHtml } from '../markdown/markdown-html.ts';
import { markdownText } from '../markdown/markdown-text.ts';
import { markdownLinks, markdownTexts } from '../markdown/parse-markdown.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { markdownSchema } from './fields.ts';

/** Running text in Markdown. */
export const textBlockSchema = z.strictObject({
  type: z.literal('text'),
  markdown: markdownSchema,
});

export type TextBlock = z.output<typeof textBlockSchema>;

export function writeText({ markdown }: TextBlock, context: BlockContext): WrittenBlock {
  return {
    place: 'flow',
    mjml: `<mj-text css-class="pad prose">${markdownHtml(markdown, context.palette, context)}</mj-text>`,
    text: markdownText(markdown, context),
  };
}

export const inspectText = ({ markdown }: TextBlock): BlockFindings => ({
  texts: markdownTexts(markdown),
  required: [markdown],
  links: markdownLinks(markdown),
  images: [],
});
