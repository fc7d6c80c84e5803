import { apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import { periodOf, periodQuery } from '../period-query.ts';
import { overviewSchema, readOverview } from './overview.ts';
import { readSideBySide, sideBySideSchema } from './side-by-side.ts';

const sideBySide = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/municipalities',
  summary: 'What happened in each of your municipalities',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: periodQuery,
  body: noBody,
  output: sideBySideSchema,
  handle: ({ principal, query }, deps) =>
    readSideBySide(principal, periodOf(query, deps.now()), deps),
});

const overview = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/municipalities/{nis}',
  summary: 'What happened in a municipality, beside as many days before',
  role: 'viewer',
  scope: ofMunicipality,
  params: municipalityParams,
  query: periodQuery,
  body: noBody,
  output: overviewSchema,
  handle: ({ params, query }, deps) => readOverview(params.nis, periodOf(query, deps.now()), deps),
});

export const overviewRoutes = [sideBySide, overview];
