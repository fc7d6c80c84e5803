import * as z from 'zod';
import { isSafeLink } from '../markdown/parse-markdown.ts';
import { escapeHtml } from '../merge/escape-html.ts';
import { htmlTemplate, textTemplate } from '../merge/template-text.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { lineSchema, linkSchema } from './fields.ts';

/** One thing to do. */
export const buttonBlockSchema = z.strictObject({
  type: z.literal('button'),
  label: lineSchema(60),
  url: linkSchema,
});

export type ButtonBlock = z.output<typeof buttonBlockSchema>;

export function writeButton({ label, url }: ButtonBlock, context: BlockContext): WrittenBlock {
  const href = isSafeLink(url) ? ` href="${escapeHtml(url)}"` : '';
  return {
    place: 'flow',
    mjml: `<mj-button${href} align="left">${htmlTemplate(label, context)}</mj-button>`,
    text: `${textTemplate(label, context)}:\n${isSafeLink(url) ? url : ''}`.trim(),
  };
}

export const inspectButton = ({ label, url }: ButtonBlock): BlockFindings => ({
  texts: [label],
  required: [label],
  links: [url],
  images: [],
});
