import * as z from 'zod';
import { type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import { verifyToken } from '../../../shared/tokens/signed-token.ts';
import { judgeRequest } from '../../engagement/index.ts';
import type { PageDeps } from '../page-deps.ts';
import { anyQuery, languageParams, token } from '../page-schemas.ts';
import { thanksPage } from './left-page.tsx';
import { reasons, reasonTicket } from './reason.ts';

const reasonForm = z.strictObject({
  ticket: token,
  /** Nothing is chosen by whoever presses the button without an answer. */
  reason: z.enum(reasons).optional(),
});

const takeReason = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/newsletter/{language}/why',
  summary: 'Counts why somebody left, once for each leaving; nobody learns who it was',
  params: languageParams,
  query: anyQuery,
  form: reasonForm,
  async handle({ params: { language }, form: { ticket, reason }, event }, deps) {
    const { n, p: nis, a: audience, i: issue } = await verifyToken(reasonTicket, ticket, deps);
    if (reason) {
      await deps.tracker.trackOnce(`reason.${n}`, {
        kind: 'reason-given',
        at: deps.now().toISOString(),
        nis,
        audience,
        language,
        reason,
        ...(issue && { about: { issue } }),
        machine: judgeRequest(event),
      });
    }
    return { document: thanksPage(language) };
  },
});

export const reasonRoutes: readonly PageRoute<PageDeps>[] = [takeReason];
