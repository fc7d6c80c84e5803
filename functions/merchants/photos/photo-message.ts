import * as z from 'zod';
import { localizedSchema } from '../../../shared/i18n/localized.ts';
import { createQueue, type Queue, type Sqs } from '../../../shared/queue/queue.ts';
import { merchantIdSchema } from '../merchant.ts';

/** Names one upload of one merchant: 128 random bits. */
export const uploadIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** What `merchants/photos` is asked to do. Both may be asked twice. */
export const photoMessageSchema = z.discriminatedUnion('task', [
  /** Makes a photo for the page of what was uploaded. */
  z.strictObject({
    task: z.literal('prepare'),
    merchantId: merchantIdSchema,
    uploadId: uploadIdSchema,
    alt: localizedSchema(300),
    /** `merchant`, whose new photo staff look at once the merchant is listed; or the id of a staff account. */
    by: z.string(),
  }),
  /** Removes all photos of a merchant whose data were erased. */
  z.strictObject({ task: z.literal('remove'), merchantId: merchantIdSchema }),
]);

export type PhotoMessage = z.output<typeof photoMessageSchema>;

export type PhotoQueue = Pick<Queue<PhotoMessage>, 'send'>;

/** `url` is `PHOTOS_QUEUE_URL`. */
export const createPhotoQueue = (client: Sqs, url: string): PhotoQueue =>
  createQueue<PhotoMessage>(client, url);
