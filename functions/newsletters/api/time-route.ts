import * as z from 'zod';
import { apiRoute, noBody } from '../../../shared/http/api-route.ts';
import { audienceSchema } from '../issue.ts';
import { nisSchema } from '../issue-ids.ts';
import { suggestedTimeSchema, suggestTime } from '../timing/suggest-time.ts';
import { explained } from './explained.ts';
import type { NewslettersDeps } from './newsletters-deps.ts';

export const timeRoute = apiRoute<NewslettersDeps>()({
  method: 'GET',
  path: '/staff/newsletters/municipalities/{nis}/best-time',
  summary:
    'At which hour newsletters are read most in a municipality, by whom, and how sure that is',
  role: 'viewer',
  scope: ({ params }) => [params.nis],
  params: z.strictObject({ nis: nisSchema }),
  query: explained.extend({ audience: audienceSchema.optional() }),
  body: noBody,
  output: suggestedTimeSchema,
  handle: ({ params: { nis }, query }, deps) => suggestTime({ nis, ...query }, deps),
});
