import { apiRoute, noBody } from '../../../../shared/http/api-route.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import { periodOf, periodQuery } from '../period-query.ts';
import { merchantsReportSchema, readMerchantsReport } from './merchants-report.ts';

export const merchantsRoute = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/municipalities/{nis}/merchants',
  summary:
    'What the directory and the printed matter of a municipality are used for: views and scans',
  role: 'viewer',
  scope: ofMunicipality,
  params: municipalityParams,
  query: periodQuery,
  body: noBody,
  output: merchantsReportSchema,
  handle: ({ params, query }, deps) =>
    readMerchantsReport(params.nis, periodOf(query, deps.now()), deps),
});
