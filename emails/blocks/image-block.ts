import * as z from 'zod';
import { safeLink } from '../markdown/safe-link.ts';
import { textTemplate } from '../merge/template-text.ts';
import type { BlockContext, BlockFindings, WrittenBlock } from './block-context.ts';
import { imageSourceSchema, lineSchema, linkSchema, pixelsSchema } from './fields.ts';
import { pictureMjml } from './picture.ts';

/** A picture. `alt` may be empty in a draft; the preflight stops it. */
export const imageBlockSchema = z.strictObject({
  type: z.literal('image'),
  url: imageSourceSchema,
  alt: lineSchema(300),
  width: pixelsSchema,
  height: pixelsSchema,
  link: linkSchema.optional(),
});

export type ImageBlock = z.output<typeof imageBlockSchema>;

export function writeImage(image: ImageBlock, context: BlockContext): WrittenBlock {
  const alt = textTemplate(image.alt, context);
  const link = safeLink(image.link);
  return {
    place: 'flow',
    mjml: pictureMjml(image, context),
    text: link === undefined ? `[${alt}]` : `[${alt}] (${link})`,
  };
}

export const inspectImage = ({ url, alt, link }: ImageBlock): BlockFindings => ({
  texts: [alt],
  required: [],
  links: link === undefined ? [] : [link],
  images: [{ url, alt }],
});
