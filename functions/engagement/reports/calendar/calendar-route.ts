import { apiRoute, noBody } from '../../../../shared/http/api-route.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import { periodOf, periodQuery } from '../period-query.ts';
import { calendarReportSchema, readCalendarReport } from './calendar-report.ts';

export const calendarRoute = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/municipalities/{nis}/calendar',
  summary:
    'What the calendar of a municipality is used for: pages, own calendars, registrations, feeds',
  role: 'viewer',
  scope: ofMunicipality,
  params: municipalityParams,
  query: periodQuery,
  body: noBody,
  output: calendarReportSchema,
  handle: ({ params, query }, deps) =>
    readCalendarReport(params.nis, periodOf(query, deps.now()), deps),
});
