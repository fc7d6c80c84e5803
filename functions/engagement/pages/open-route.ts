import * as z from 'zod';
import { apiRoute, none } from '../../../shared/http/api-route.ts';
import { defaultLanguage, languageSchema } from '../../../shared/i18n/language.ts';
import type { EngagementDeps } from '../engagement-deps.ts';
import { openReports } from './report-token.ts';
import { reportPath } from './report-visit.ts';

export const openReportsRoute = apiRoute<EngagementDeps>()({
  method: 'POST',
  path: '/staff/engagement/pages',
  summary: 'An address at which you read the reports for eight hours, without signing in again',
  role: 'viewer',
  scope: 'own',
  params: none,
  query: none,
  body: z.strictObject({ language: languageSchema.default(defaultLanguage) }),
  status: 201,
  output: z.object({
    /** Whoever has it sees what you may see: it is not to be passed on. */
    url: z.url(),
    expiresAt: z.iso.datetime(),
  }),
  async handle({ principal, body: { language } }, { access, now }) {
    const { token, expiresAt } = await openReports(principal.accountId, { keys: access.keys, now });
    return {
      url: `${access.siteUrl}${reportPath({ token, language })}`,
      expiresAt: expiresAt.toISOString(),
    };
  },
});
