import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { secondsAfter } from '../../../shared/clock.ts';
import { AppError } from '../../../shared/errors.ts';
import { csvType, uploadSeconds } from '../../../shared/files/s3-urls.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { acceptLosses, askForRun, askForUploaded, noList } from '../syncing/ask-for-run.ts';
import { runIdSchema } from '../syncing/run-words.ts';
import { ofSource, pageQuery, sourceParams } from './calendar-scope.ts';
import { runPageSchema, runViewOf, runViewSchema } from './source-views.ts';
import type { StaffDeps } from './staff-deps.ts';

const path = '/staff/calendar/sources/{id}';
const runParams = sourceParams.extend({ runId: runIdSchema });

const sync = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/sync`,
  summary: 'Read a source now; the run says what came of it',
  role: 'editor',
  scope: ofSource,
  params: sourceParams,
  query: none,
  body: noBody,
  status: 202,
  output: runViewSchema,
  handle: async ({ params: { id }, principal }, deps) =>
    runViewOf(await askForRun(id, { dry: false }, principal, deps)),
});

const dryRun = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/dry-run`,
  summary: 'See what reading a source would change, without changing it; the run is kept for a day',
  role: 'editor',
  scope: ofSource,
  params: sourceParams,
  query: none,
  body: noBody,
  status: 202,
  output: runViewSchema,
  handle: async ({ params: { id }, principal }, deps) =>
    runViewOf(await askForRun(id, { dry: true }, principal, deps)),
});

const list = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/runs`,
  summary: 'List the runs of a source, the newest first',
  role: 'viewer',
  scope: ofSource,
  params: sourceParams,
  query: z.strictObject(pageQuery),
  body: noBody,
  output: runPageSchema,
  async handle({ params: { id }, query }, { runs }) {
    const page = await runs.list(id, query);
    return { runs: page.runs.map(runViewOf), cursor: page.cursor };
  },
});

const one = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/runs/{runId}`,
  summary: 'Read a run: counts, errors per event, what a dry run would change',
  role: 'viewer',
  scope: ofSource,
  params: runParams,
  query: none,
  body: noBody,
  output: runViewSchema,
  async handle({ params: { id, runId } }, { runs }) {
    const run = await runs.get(id, runId);
    if (!run) throw new AppError('source.not_found', 'There is no such run of this source.');
    return runViewOf(run);
  },
});

const accept = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/runs/{runId}/accept`,
  summary:
    'Say that what a held run would lose is gone: the source is read anew, and that is marked',
  role: 'editor',
  scope: ofSource,
  params: runParams,
  query: none,
  body: noBody,
  status: 202,
  output: runViewSchema,
  handle: async ({ params: { id, runId }, principal }, deps) =>
    runViewOf(await acceptLosses(id, runId, principal, deps)),
});

/** Bytes of a list of events, at most. */
const largestList = 10 * 1024 * 1024;
const uploadIdSchema = z.string().regex(/^[\w-]{22}$/);
const fileOf = (sourceId: string, uploadId: string): string =>
  `calendar-sources/${sourceId}/${uploadId}`;

const announce = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/uploads`,
  summary: 'Learn where to PUT a list of events, with these very headers',
  role: 'editor',
  scope: ofSource,
  params: sourceParams,
  query: none,
  body: z.strictObject({ bytes: z.int().min(1).max(largestList) }),
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
  async handle({ params: { id }, body: { bytes } }, { sources, urls, now }) {
    const { settings } = await sources.read(id);
    if (settings.kind !== 'csv') throw noList();
    const uploadId = randomBytes(16).toString('base64url');
    const upload = {
      method: 'PUT' as const,
      url: await urls.upload(fileOf(id, uploadId), bytes),
      headers: { 'content-type': csvType },
      expiresAt: secondsAfter(now(), uploadSeconds).toISOString(),
    };
    return { uploadId, upload };
  },
});

const complete = apiRoute<StaffDeps>()({
  method: 'POST',
  path: `${path}/uploads/{uploadId}/start`,
  summary: 'Read the list that was uploaded, in place of the one before',
  role: 'editor',
  scope: ofSource,
  params: sourceParams.extend({ uploadId: uploadIdSchema }),
  query: none,
  body: noBody,
  status: 202,
  output: runViewSchema,
  handle: async ({ params: { id, uploadId }, principal }, deps) =>
    runViewOf(await askForUploaded(id, fileOf(id, uploadId), principal, deps)),
});

export const runRoutes: readonly ApiRoute<StaffDeps>[] = [
  sync,
  dryRun,
  list,
  one,
  accept,
  announce,
  complete,
];
