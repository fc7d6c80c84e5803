import { apiRoute, noBody } from '../../../../shared/http/api-route.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import { periodOf, periodQuery } from '../period-query.ts';
import { overviewSchema, readOverview } from './overview.ts';

export const overviewRoute = apiRoute<EngagementDeps>()({
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
