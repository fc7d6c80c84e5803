import * as z from 'zod';
import { fonts } from '../layout/fonts.ts';
import { underlined } from '../markdown/markdown-text.ts';
import { htmlTemplate, textTemplate } from '../merge/template-text.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { lineSchema } from './fields.ts';

/** The title of the newsletter: its only heading of the first level. */
export const headerBlockSchema = z.strictObject({
  type: z.literal('header'),
  title: lineSchema(150),
  /** A few words above the title, such as the season. */
  kicker: lineSchema(80).optional(),
});

export type HeaderBlock = z.output<typeof headerBlockSchema>;

export function writeHeader({ title, kicker }: HeaderBlock, context: BlockContext): WrittenBlock {
  const { palette } = context;
  const above =
    kicker === undefined || kicker.trim() === ''
      ? ''
      : `<p class="accent" style="margin:0 0 8px;font-size:16px;line-height:22px;font-weight:bold;letter-spacing:.4px;color:${palette.accent}">${htmlTemplate(kicker, context)}</p>`;
  const heading = `<h1 style="margin:0;font-family:${fonts.heading};font-size:34px;line-height:42px;font-weight:bold;color:${palette.ink}">${htmlTemplate(title, context)}</h1>`;
  const textAbove = above === '' ? '' : `${textTemplate(kicker ?? '', context)}\n\n`;
  return {
    place: 'flow',
    mjml: `<mj-text padding="24px 32px 16px" css-class="pad title">${above}${heading}</mj-text>`,
    text: textAbove + underlined(textTemplate(title, context), '='),
  };
}

export const inspectHeader = ({ title, kicker }: HeaderBlock): BlockFindings => ({
  texts: [title, kicker ?? ''],
  required: [title],
  links: [],
  images: [],
});
