import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import { auditWrite } from '../../staff/index.ts';
import { nisSchema, presentNis } from './scope.ts';
import type { StaffDeps } from './staff-deps.ts';
import { merchantViewSchema, pageQuery, viewOf } from './views.ts';

const exportAll = apiRoute<StaffDeps>()({
  method: 'GET',
  path: '/staff/merchants/export',
  summary: 'All that is known of the merchants of a municipality, contacts included, page by page',
  role: 'editor',
  scope: ({ query }) => [query.municipality],
  params: none,
  query: z.strictObject({
    municipality: nisSchema,
    cursor: pageQuery.cursor,
    limit: z.coerce.number().int().min(1).max(200).default(200),
  }),
  body: noBody,
  output: z.object({ merchants: z.array(merchantViewSchema), cursor: z.string().optional() }),
  async handle({ query: { municipality, ...page }, principal }, deps) {
    const nis = presentNis(municipality);
    const line = { principal, action: 'merchant.exported', subject: nis, municipalities: [nis] };
    await deps.table.transact([auditWrite(line, deps)]);
    const { merchants, cursor } = await deps.merchants.list(nis, {}, page);
    return { merchants: merchants.map(viewOf), cursor };
  },
});

export const exportRoutes: readonly ApiRoute<StaffDeps>[] = [exportAll];
