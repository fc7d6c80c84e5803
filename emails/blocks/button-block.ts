import * as z from 'zod';
import { safeLink } from '../markdown/safe-link.ts';
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
  const address = safeLink(url);
  const href = address === undefined ? '' : ` href="${escapeHtml(address)}"`;
  return {
    place: 'flow',
    mjml: `<mj-button${href} align="left">${htmlTemplate(label, context)}</mj-button>`,
    text: buttonText(label, address, context),
  };
}

/** A button in the text part: what it does, and the address on a line of its own, where it can be copied. */
export function buttonText(label: string, address: string | undefined, context: BlockContext) {
  const text = textTemplate(label, context);
  return address === undefined ? text : context.t('button', { label: text, url: address });
}

export const inspectButton = ({ label, url }: ButtonBlock): BlockFindings => ({
  texts: [label],
  required: [label],
  links: [url],
  images: [],
});
