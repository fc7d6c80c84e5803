import * as z from 'zod';

/**
 * Why an upload gave no photo. `missing`: nothing was uploaded. `too_large`: over 12 MB. `not_a_photo`: no JPEG, PNG or
 * WebP. `too_many_pixels`: more than cameras make. `unreadable`: one of these, but damaged or of a rare kind.
 */
export const photoRefusalSchema = z.enum([
  'missing',
  'too_large',
  'not_a_photo',
  'too_many_pixels',
  'unreadable',
]);

export type PhotoRefusal = z.output<typeof photoRefusalSchema>;

/** The upload gives no photo, however often it is tried. */
export class PhotoRefused extends Error {
  readonly reason: PhotoRefusal;

  constructor(reason: PhotoRefusal, cause?: unknown) {
    super(`photo refused: ${reason}`, { cause });
    this.name = 'PhotoRefused';
    this.reason = reason;
  }
}
