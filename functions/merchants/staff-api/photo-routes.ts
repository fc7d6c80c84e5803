import * as z from 'zod';
import { secondsAfter } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import { uploadSeconds } from '../../../shared/files/s3-urls.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { auditWrite } from '../../staff/index.ts';
import { removePhoto } from '../moderating/edit-merchant.ts';
import { uploadIdSchema } from '../photos/photo-message.ts';
import { largestUpload, newUploadId, uploadKey } from '../photos/photo-places.ts';
import { requestPhoto } from '../photos/request-photo.ts';
import { altSchema } from './input.ts';
import { findMerchant, merchantParams, ofMerchant } from './scope.ts';
import type { StaffDeps } from './staff-deps.ts';
import { merchantViewSchema, viewOf } from './views.ts';

const path = '/staff/merchants/{id}/photo';

const announce = apiRoute<StaffDeps>()({
  method: 'POST',
  path,
  summary: 'Learn where to PUT a photo, with these very headers',
  role: 'editor',
  scope: ofMerchant,
  params: merchantParams,
  query: none,
  body: z.strictObject({
    type: z.enum(['image/jpeg', 'image/png', 'image/webp']),
    bytes: z.int().min(1).max(largestUpload),
  }),
  status: 201,
  output: z.object({
    uploadId: uploadIdSchema,
    upload: z.object({
      method: z.literal('PUT'),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      expiresAt: z.iso.datetime(),
    }),
  }),
  async handle({ params: { id }, body: { type, bytes } }, deps) {
    await findMerchant(id, deps);
    const uploadId = newUploadId();
    const upload = {
      method: 'PUT' as const,
      url: await deps.imageUrls.upload(uploadKey(id, uploadId), bytes, type),
      headers: { 'content-type': type },
      expiresAt: secondsAfter(deps.now(), uploadSeconds).toISOString(),
    };
    return { uploadId, upload };
  },
});

const complete = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/{uploadId}/complete`,
  summary:
    'Have a photo made of what was uploaded; `upload` of the merchant says what becomes of it',
  role: 'editor',
  scope: ofMerchant,
  params: merchantParams.extend({ uploadId: uploadIdSchema }),
  query: none,
  body: z.strictObject({ alt: altSchema }),
  status: 202,
  output: z.object({ uploadId: uploadIdSchema }),
  async handle({ params: { id, uploadId }, body: { alt }, principal }, deps) {
    const { nis, state } = await findMerchant(id, deps);
    if (state === 'unconfirmed') {
      throw new AppError('merchant.state', 'Nobody has confirmed this merchant yet.');
    }
    const fields = ['photo'];
    const line = { principal, action: 'merchant.photo-uploaded', subject: id, fields };
    await deps.table.transact([auditWrite({ ...line, municipalities: [nis] }, deps)]);
    await requestPhoto({ merchantId: id, uploadId, alt, by: principal.accountId }, deps);
    return { uploadId };
  },
});

const remove = apiRoute<StaffDeps>()({
  method: 'DELETE',
  path,
  summary: 'Take the photo from the page of the version that you read',
  role: 'editor',
  scope: ofMerchant,
  params: merchantParams,
  query: z.strictObject({ version: z.coerce.number().int().min(0) }),
  body: noBody,
  output: merchantViewSchema,
  handle: async ({ params: { id }, query: { version }, principal }, deps) =>
    viewOf(await removePhoto({ id, version }, principal, deps)),
});

export const photoRoutes: readonly ApiRoute<StaffDeps>[] = [announce, complete, remove];
