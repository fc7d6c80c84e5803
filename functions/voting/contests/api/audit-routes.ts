import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody } from '../../../../shared/http/api-route.ts';
import { auditLineSchema } from '../../audit/audit-line.ts';
import { readAuditPage } from '../../audit/audit-log.ts';
import { contestParams, contestPath, ofContest } from './contest-scope.ts';
import type { StaffDeps } from './staff-deps.ts';

export const auditRoutes: readonly ApiRoute<StaffDeps>[] = [
  apiRoute<StaffDeps>()({
    method: 'GET',
    path: `${contestPath}/audit`,
    summary: 'Read the hash-chained log of a contest, the first line first',
    role: 'viewer',
    scope: ofContest,
    params: contestParams,
    query: z.strictObject({
      /** The last line that was read. */
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    body: noBody,
    output: z.object({
      lines: z.array(auditLineSchema()),
      /** What to give as `after` to read on; absent at the end. */
      after: z.int().optional(),
    }),
    handle: ({ params: { id }, query }, { table }) => readAuditPage(table, id, query),
  }),
];
