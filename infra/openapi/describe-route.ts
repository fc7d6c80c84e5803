import * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { type ApiRoute, noBody } from '../../shared/http/api-route.ts';
import type { PageRoute } from '../../shared/http/page-route.ts';

/** What a route tells about itself; its dependencies do not matter here. */
export type DescribedRoute = Pick<
  ApiRoute<never>,
  'method' | 'path' | 'summary' | 'role' | 'status' | 'media' | 'schemas'
>;

export type DescribedPage = Pick<PageRoute<never>, 'method' | 'path' | 'summary'>;

export const problemSchema = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'What programs switch on', example: 'auth.forbidden' }),
    reference: z.string().meta({ description: 'Id of the request, for questions to us' }),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457)' });

/** Written once in the document, under its id. */
const problem = (id: string, description: string) => ({
  id,
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

/** Answers that every route of the staff API may give beside its own. */
const commonProblems: ZodOpenApiResponsesObject = {
  400: problem('Invalid', 'The request is not valid; `issues` names the fields.'),
  401: problem('NotSignedIn', 'No access token, or one that is not valid here.'),
  403: problem('Forbidden', 'The account has no such right.'),
  500: problem('Failed', 'Our fault; tell us the reference.'),
};

/** A route of the staff API as an OpenAPI operation. */
export function describeRoute(route: DescribedRoute): ZodOpenApiOperationObject {
  const { params, query, body, output } = route.schemas;
  const path = parametersOf(params);
  const inQuery = parametersOf(query);
  return {
    operationId: operationId(route),
    summary: route.summary,
    description: `Needs the role \`${route.role}\`, or a higher one, for what it touches.`,
    tags: [tagOf(route.path)],
    security: [{ signIn: [] }],
    requestParams: { ...(path && { path }), ...(inQuery && { query: inQuery }) },
    ...(body !== noBody && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: {
      [`${route.status}`]: {
        description: 'Done',
        ...(route.status !== 204 && { content: { [mediaOf(route)]: { schema: output } } }),
      },
      ...commonProblems,
    },
  };
}

const mediaOf = ({ media = 'application/json' }: DescribedRoute): string =>
  media.split(';')[0] ?? media;

/** A page for residents as an OpenAPI operation; what a form holds is said by the form. */
export function describePage(page: DescribedPage): ZodOpenApiOperationObject {
  const names = [...page.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const path = z.object(Object.fromEntries(names.map((name) => [name, z.string()])));
  return {
    operationId: operationId(page),
    summary: page.summary,
    tags: ['public'],
    security: [],
    ...(names.length > 0 && { requestParams: { path } }),
    responses: {
      200: { description: 'A page, or what it offers for download' },
      '4XX': { description: 'A page that says what to do' },
    },
  };
}

function parametersOf(schema: z.ZodType): z.ZodObject | undefined {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0 ? schema : undefined;
}

/** `GET /staff/accounts/{id}` → `getStaffAccountsById`. */
function operationId({ method, path }: { method: string; path: string }): string {
  const words = path.split(/[/\-.]/).filter(Boolean);
  const named = words.map((word) => word.replace(/^\{(\w+)\}$/, 'by-$1'));
  const camel = named.flatMap((word) => word.split('-')).map(capital);
  return method.toLowerCase() + camel.join('');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `/staff/newsletters/…` → `newsletters`. */
const tagOf = (path: string): string => path.split('/')[2] ?? 'staff';
