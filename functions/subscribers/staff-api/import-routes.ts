import { importRoutes as routesOfKind } from '../../../shared/importing/import-routes.ts';
import { auditWrite } from '../../staff/index.ts';
import { subscriberImportPaths, subscriberImports } from '../importing/import-job.ts';
import type { StaffDeps } from './staff-deps.ts';

/** Imports of subscribers. */
export const importRoutes = routesOfKind({
  path: '/staff/subscribers/imports',
  ...subscriberImports,
  admin: ({ importQueue: queue, ...deps }: StaffDeps) => ({
    ...deps,
    queue,
    paths: subscriberImportPaths,
    audit: ({ event, ...done }) => auditWrite({ ...done, action: `import.${event}` }, deps),
  }),
});
