import * as z from 'zod';
import { idPattern } from '../../../shared/ids.ts';

/** Kinds of picture that every mail program shows; SVG is a program, and is shown by few. */
export const imageTypes = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
} as const satisfies Record<string, string>;

export const imageTypeSchema = z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
export type ImageType = z.output<typeof imageTypeSchema>;

/** Bytes. A picture of 1,072 pixels, twice the width of a mail, takes a tenth of that. */
export const largestImage = 3 * 1024 * 1024;

export const imageIdSchema = z.string().regex(idPattern('img'));

export const imageSchema = z.object({
  imageId: imageIdSchema,
  state: z.enum(['awaiting', 'ready']),
  type: imageTypeSchema,
  bytes: z.int(),
  /** NIS code of the municipality whose staff uploaded it. */
  nis: z.string(),
  uploadedBy: z.string(),
  createdAt: z.iso.datetime(),
  width: z.int().optional(),
  height: z.int().optional(),
});
export type Image = z.output<typeof imageSchema>;

/** Where an upload waits to be looked at; CloudFront serves nothing from there. */
export const uploadKey = (imageId: string): string => `uploads/${imageId}`;

/** Below the site's origin; also the object's key. The name is ours, whatever the file was called. */
export const imagePath = ({ imageId, type }: Pick<Image, 'imageId' | 'type'>): string =>
  `images/${imageId}.${imageTypes[type]}`;
