import * as z from 'zod';
import { type ApiRoute, apiRoute, noBody } from '../../../shared/http/api-route.ts';
import { issueSchema } from '../issue.ts';
import { versionSchema } from '../issue-ids.ts';
import { chooseVersion } from '../versions/choose-version.ts';
import { readTrial, trialViewSchema } from '../versions/read-trial.ts';
import { explained } from './explained.ts';
import { everyMunicipality, issueParams, oneMunicipality } from './issue-scope.ts';
import type { NewslettersDeps } from './newsletters-deps.ts';

export const versionRoutes: readonly ApiRoute<NewslettersDeps>[] = [
  apiRoute<NewslettersDeps>()({
    method: 'GET',
    path: '/staff/newsletters/issues/{id}/versions',
    summary: 'How the versions of an issue do, and what was decided, in figures and in words',
    role: 'viewer',
    scope: oneMunicipality,
    params: issueParams,
    query: explained,
    body: noBody,
    output: trialViewSchema,
    handle: async ({ params, query: { explainIn } }, deps) =>
      readTrial(await deps.issues.read(params.id), explainIn, deps),
  }),

  apiRoute<NewslettersDeps>()({
    method: 'POST',
    path: '/staff/newsletters/issues/{id}/choose-version',
    summary: 'Give a version to all who wait, before the trial decides',
    role: 'editor',
    scope: everyMunicipality,
    params: issueParams,
    query: z.strictObject({}),
    body: z.strictObject({ version: versionSchema }),
    output: issueSchema,
    handle: ({ params, body: { version }, principal }, deps) =>
      chooseVersion(deps, { principal, issueId: params.id }, version),
  }),
];
