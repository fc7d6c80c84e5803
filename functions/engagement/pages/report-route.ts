import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { parsePart } from '../../../shared/http/event.ts';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../../shared/http/page-route.ts';
import { type Principal, requireRole } from '../../../shared/http/principal.ts';
import { languageSchema } from '../../../shared/i18n/language.ts';
import { verifyToken } from '../../../shared/tokens/signed-token.ts';
import type { ReportDeps } from '../report-deps.ts';
import { refusedPage } from './refused-page.ts';
import { sheetHash } from './report-sheet.ts';
import { reportToken } from './report-token.ts';
import type { ReportVisit } from './report-visit.ts';

export interface ReportRequest<Params, Query> {
  readonly visit: ReportVisit;
  /** The same as `visit.principal`, as routes of the API have it. */
  readonly principal: Principal;
  readonly params: Params;
  readonly query: Query;
}

interface Definition<Params extends z.ZodType, Query extends z.ZodType> {
  /** Below the address and the language: `/issues/{id}`; empty for the front page. */
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  /**
   * In which municipalities (NIS codes) or `programme` one must be a viewer, as with routes of the API. `own`: in any; the page
   * shows what is of the principal's municipalities.
   */
  readonly scope:
    | 'own'
    | 'programme'
    | ((
        request: ReportRequest<z.output<Params>, z.output<Query>>,
        deps: ReportDeps,
      ) => readonly string[] | Promise<readonly string[]>);
  readonly handle: (
    request: ReportRequest<z.output<Params>, z.output<Query>>,
    deps: ReportDeps,
  ) => Promise<PageAnswer>;
}

const addressSchema = z.object({ token: z.string().max(600), language: languageSchema });

/**
 * Defines a page of reports. Who asks has a signed address and no session: what the account behind it may see is read anew at each
 * visit, and an address that has lapsed, or shows what is not one's own, is answered by a page that says so.
 */
export const reportRoute = <Params extends z.ZodType, Query extends z.ZodType>(
  definition: Definition<Params, Query>,
): PageRoute<ReportDeps> =>
  pageRoute<ReportDeps>()({
    method: 'GET',
    path: `/reports/{token}/{language}${definition.path}`,
    summary: definition.summary,
    params: addressSchema,
    query: z.unknown(),
    form: noForm,
    async handle({ params: address, event }, deps) {
      try {
        const visit = await openVisit(address, deps);
        const { principal } = visit;
        const params = parsePart('path', definition.params, event.pathParameters ?? {});
        const query = parsePart('query', definition.query, event.queryStringParameters ?? {});
        const request = { visit, principal, params, query };
        requireRole(principal, 'viewer', await scopesOf(definition, request, deps));
        return withHeaders(await definition.handle(request, deps));
      } catch (error) {
        const document = error instanceof AppError && refusedPage(error.code, address);
        if (!document) throw error;
        return withHeaders({ status: error.status, document });
      }
    },
  });

async function openVisit(
  { token, language }: z.output<typeof addressSchema>,
  { keys, now, readPrincipal }: ReportDeps,
): Promise<ReportVisit> {
  const { a } = await verifyToken(reportToken, token, { keys, now });
  const principal = await readPrincipal(a);
  requireRole(principal, 'viewer', []);
  return { token, language, principal, now: now() };
}

async function scopesOf<Params extends z.ZodType, Query extends z.ZodType>(
  { scope }: Definition<Params, Query>,
  request: ReportRequest<z.output<Params>, z.output<Query>>,
  deps: ReportDeps,
): Promise<readonly string[]> {
  if (scope === 'own') return [];
  return scope === 'programme' ? ['programme'] : scope(request, deps);
}

const withHeaders = ({ headers, allows, ...answer }: PageAnswer): PageAnswer => ({
  ...answer,
  headers: { 'x-robots-tag': 'noindex, nofollow', ...headers },
  allows: { sheet: sheetHash, ...allows },
});
