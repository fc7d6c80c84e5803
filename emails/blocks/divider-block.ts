import * as z from 'zod';
import type { BlockFindings, WrittenBlock } from './block-context.ts';

/** A line between two subjects. */
export const dividerBlockSchema = z.strictObject({ type: z.literal('divider') });

export const writeDivider = (): WrittenBlock => ({
  place: 'flow',
  mjml: '<mj-divider css-class="pad rule" />',
  text: '-----',
});

export const inspectDivider = (): BlockFindings => ({
  texts: [],
  required: [],
  links: [],
  images: [],
});
