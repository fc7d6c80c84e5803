import { randomBytes } from 'node:crypto';

/** Bytes of an upload: more than phones make. */
export const largestUpload = 12 * 1024 * 1024;

export const newUploadId = (): string => randomBytes(16).toString('base64url');

/** Where an upload waits to be looked at; CloudFront serves nothing from there. */
export const uploadKey = (merchantId: string, uploadId: string): string =>
  `uploads/merchants/${merchantId}/${uploadId}`;

/** Where photos that were prepared lie; with a slash before it, their path on the site. */
export const photoPrefix = (merchantId: string): string => `images/merchants/${merchantId}/`;

/** Pixels of the longest side of a photo, and of the small one beside it for lists. */
export const photoSides = { large: 1600, small: 640 } as const;

/** The same photo, small: for lists. */
export const smallPhotoPath = (path: string): string => path.replace(/\.jpg$/, '-small.jpg');
