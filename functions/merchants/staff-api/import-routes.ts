import { importRoutes as routesOfKind } from '../../../shared/importing/import-routes.ts';
import { auditWrite } from '../../staff/index.ts';
import { merchantImportPaths, merchantImports } from '../importing/import-job.ts';
import type { StaffDeps } from './staff-deps.ts';

/** Imports of merchants. */
export const importRoutes = routesOfKind({
  path: '/staff/merchants/imports',
  ...merchantImports,
  admin: ({ importQueue: queue, ...deps }: StaffDeps) => ({
    ...deps,
    queue,
    paths: merchantImportPaths,
    audit: ({ event, ...done }) =>
      auditWrite({ ...done, action: `merchant-import.${event}` }, deps),
  }),
});
