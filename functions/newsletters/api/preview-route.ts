import * as z from 'zod';
import { type ApiRoute, apiRoute, none } from '../../../shared/http/api-route.ts';
import type { HttpResult } from '../../../shared/http/event.ts';
import { apiHeaders } from '../../../shared/http/security-headers.ts';
import { languageSchema } from '../../../shared/i18n/language.ts';
import type { ComposeDeps } from '../composing/compose-deps.ts';
import { previewIssue } from '../composing/preview-issue.ts';
import { previewPage } from '../composing/preview-page.tsx';
import { nisSchema, versionSchema } from '../issue-ids.ts';
import { issueParams, oneMunicipality } from './issue-scope.ts';

/** Which variant; the issue's first language and municipality when absent. */
export const variantChoice = z.strictObject({
  language: languageSchema.optional(),
  municipality: nisSchema.optional(),
  /** Of an issue that has several; the first when absent. */
  version: versionSchema.optional(),
  /** The reader's name. */
  name: z.string().max(200).optional(),
});

const previewSchema = z.object({
  language: languageSchema,
  municipality: nisSchema,
  version: versionSchema.optional(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  /** Size of the HTML as delivered. */
  bytes: z.int(),
});

const jsonRoute = apiRoute<ComposeDeps>()({
  method: 'POST',
  path: '/staff/newsletters/issues/{id}/preview',
  summary:
    'See one variant as a reader gets it; as a page at phone and desktop width with `accept: text/html`',
  role: 'viewer',
  scope: oneMunicipality,
  params: issueParams,
  query: none,
  body: variantChoice,
  output: previewSchema,
  handle: async ({ params, body }, deps) =>
    previewIssue(deps, await deps.issues.read(params.id), body),
});

/** Mails bring their own style and pictures; nothing in them may run, and nothing is sent anywhere. */
const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' https: data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

export const previewRoute: ApiRoute<ComposeDeps> = {
  ...jsonRoute,
  async answer(event, principal, deps): Promise<HttpResult> {
    const result = await jsonRoute.answer(event, principal, deps);
    if (!(event.headers.accept ?? '').includes('text/html')) return result;
    return {
      ...result,
      headers: {
        ...apiHeaders,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': pagePolicy,
      },
      body: previewPage(previewSchema.parse(JSON.parse(result.body ?? ''))),
    };
  },
};
