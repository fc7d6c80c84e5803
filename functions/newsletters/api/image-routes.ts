import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import {
  type Image,
  imageIdSchema,
  imagePath,
  imageTypeSchema,
  largestImage,
} from '../images/image.ts';
import { announceImage, completeImage } from '../images/upload-image.ts';
import { nisSchema } from '../issue-ids.ts';
import type { NewslettersDeps } from './newsletters-deps.ts';

const announcement = z.strictObject({
  type: imageTypeSchema,
  bytes: z.int().min(1).max(largestImage),
  /** NIS code of the municipality that it is uploaded for. */
  municipality: nisSchema.transform((nis) => placeByNis(nis).municipality.nis),
});

const imageView = z.object({
  imageId: imageIdSchema,
  /** For the blocks of an issue. */
  url: z.string(),
  /** Where everybody can see it. */
  publicUrl: z.string(),
  width: z.int(),
  height: z.int(),
});

const viewOf = (image: Image, siteUrl: string) => {
  const url = `/${imagePath(image)}`;
  const { imageId, width = 0, height = 0 } = image;
  return { imageId, url, publicUrl: siteUrl + url, width, height };
};

export const imageRoutes: readonly ApiRoute<NewslettersDeps>[] = [
  apiRoute<NewslettersDeps>()({
    method: 'POST',
    path: '/staff/newsletters/images',
    summary: 'Announce an image and learn where to PUT it, with these very headers',
    role: 'editor',
    scope: ({ body }) => [body.municipality],
    params: none,
    query: none,
    body: announcement,
    status: 201,
    output: z.object({
      imageId: imageIdSchema,
      uploadUrl: z.string(),
      headers: z.record(z.string(), z.string()),
    }),
    handle: async ({ body: { type, bytes, municipality: nis }, principal }, deps) => {
      const { image, uploadUrl } = await announceImage(deps, principal, { type, bytes, nis });
      const headers = { 'content-type': type, 'content-length': String(bytes) };
      return { imageId: image.imageId, uploadUrl, headers };
    },
  }),

  apiRoute<NewslettersDeps>()({
    method: 'POST',
    path: '/staff/newsletters/images/{id}/complete',
    summary: 'Have an uploaded image looked at; it can be used in issues then',
    role: 'editor',
    scope: 'own',
    params: z.strictObject({ id: imageIdSchema }),
    query: none,
    body: noBody,
    output: imageView,
    handle: async ({ params, principal }, deps) =>
      viewOf(await completeImage(deps, principal, params.id), deps.siteUrl),
  }),
];
