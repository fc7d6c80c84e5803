import * as z from 'zod';
import { apiRoute, noBody, none } from '../../../../shared/http/api-route.ts';
import { idPattern } from '../../../../shared/ids.ts';
import { readTurnout } from '../../../voting/index.ts';
import type { EngagementDeps } from '../../engagement-deps.ts';
import { contestReportSchema, readContestReport } from './contest-report.ts';

export const contestRoute = apiRoute<EngagementDeps>()({
  method: 'GET',
  path: '/staff/engagement/contests/{id}',
  summary: 'How many took part in a vote, by day and channel',
  role: 'viewer',
  scope: async ({ params }, { table, now }) => [(await readTurnout(table, params.id, now())).nis],
  params: z.strictObject({ id: z.string().regex(idPattern('con')) }),
  query: none,
  body: noBody,
  output: contestReportSchema,
  handle: ({ params }, deps) => readContestReport(params.id, deps),
});
