import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { idPattern } from '../../../shared/ids.ts';
import { placeByNis } from '../../../shared/programme/programme.ts';
import { auditWrite } from '../../staff/index.ts';
import {
  type ExportJob,
  exportFileKey,
  exportJobSchema,
  exportSelectionSchema,
} from '../exporting/export-job.ts';
import type { StaffDeps } from './staff-deps.ts';

const path = '/staff/subscribers/exports';
const params = z.strictObject({ id: z.string().regex(idPattern('exp')) });

/** @throws {AppError} export.not_found */
async function findExport(id: string, { exports }: StaffDeps): Promise<ExportJob> {
  const job = await exports.get(id);
  if (!job) throw new AppError('export.not_found', 'There is no such export.');
  return job;
}

const create = apiRoute<StaffDeps>()({
  method: 'POST',
  path,
  summary: 'Have the subscribers of a municipality written to a file',
  role: 'editor',
  scope: ({ body }) => [body.municipality],
  params: none,
  query: none,
  body: exportSelectionSchema,
  status: 202,
  output: exportJobSchema,
  async handle({ body, principal }, deps) {
    const { nis } = placeByNis(body.municipality).municipality;
    const job: ExportJob = {
      id: deps.newId('exp'),
      state: 'queued',
      selection: { ...body, municipality: nis },
      createdAt: deps.now().toISOString(),
      createdBy: principal.accountId,
    };
    const line = { principal, action: 'export.created', subject: job.id, municipalities: [nis] };
    await deps.exports.create(job, [auditWrite(line, deps)]);
    await deps.exportQueue.send([{ exportId: job.id }]);
    return job;
  },
});

const one = apiRoute<StaffDeps>()({
  method: 'GET',
  path: `${path}/{id}`,
  summary: 'Read an export; once it is done, where to download it',
  role: 'editor',
  scope: async ({ params: { id } }, deps) => [(await findExport(id, deps)).selection.municipality],
  params,
  query: none,
  body: noBody,
  output: exportJobSchema.extend({ url: z.string().optional() }),
  async handle({ params: { id } }, deps) {
    const job = await findExport(id, deps);
    if (job.state !== 'done') return job;
    return { ...job, url: await deps.urls.download(exportFileKey(id), `${id}.csv`) };
  },
});

export const exportRoutes: readonly ApiRoute<StaffDeps>[] = [create, one];
