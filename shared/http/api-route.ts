import * as z from 'zod';
import { type HttpEvent, type HttpResult, jsonBody, type Method, parsePart } from './event.ts';
import { type Principal, type Role, requireRole } from './principal.ts';
import { apiHeaders } from './security-headers.ts';

export interface ApiRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly principal: Principal;
}

/**
 * Which municipalities (NIS codes) or {@link programmeWide} the role must be held in. `own`: held
 * somewhere, and the domain narrows what it shows to the principal's municipalities.
 */
export type Scope<Request, Deps> =
  | 'own'
  | 'programme'
  | ((request: Request, deps: Deps) => readonly string[] | Promise<readonly string[]>);

export type SuccessStatus = 200 | 201 | 202 | 204;

interface Definition<
  Deps,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
> {
  readonly method: Method;
  /** Path with `{name}` for parameters, from the root: `/staff/subscribers/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly role: Role;
  readonly scope: Scope<ApiRequest<z.output<Params>, z.output<Query>, z.output<Body>>, Deps>;
  /** {@link none} when the path has no parameters. */
  readonly params: Params;
  readonly query: Query;
  /** {@link noBody} when none is read. */
  readonly body: Body;
  /** Status of the answer when all went well; 200 when absent. */
  readonly status?: SuccessStatus;
  /** Media type of an answer that is text, as `output` says then; JSON when absent. */
  readonly media?: string;
  readonly output: Output;
  readonly handle: (
    request: ApiRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
    deps: Deps,
  ) => Promise<z.input<Output>>;
}

/** A route of the staff API: its contract for OpenAPI, and the way from event to answer. */
export interface ApiRoute<Deps> {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly role: Role;
  readonly status: SuccessStatus;
  /** Media type of an answer that is no JSON. */
  readonly media?: string;
  readonly schemas: {
    readonly params: z.ZodType;
    readonly query: z.ZodType;
    readonly body: z.ZodType;
    readonly output: z.ZodType;
  };
  answer(event: HttpEvent, principal: Principal, deps: Deps): Promise<HttpResult>;
}

/** Schema of parameters where there are none: unknown ones are refused. */
export const none = z.strictObject({});

/** Schema of the body of a route that reads none. */
export const noBody = z.undefined();

/**
 * Defines one route of the staff API. `apiRoute<Deps>()({ … })`: two calls, so that the types of the
 * schemas are inferred while that of the dependencies is given.
 */
export const apiRoute =
  <Deps>() =>
  <
    Output extends z.ZodType,
    Params extends z.ZodType,
    Query extends z.ZodType,
    Body extends z.ZodType,
  >(
    definition: Definition<Deps, Params, Query, Body, Output>,
  ): ApiRoute<Deps> => {
    const { method, path, summary, role, scope, params, query, body, output, media } = definition;
    const status = definition.status ?? 200;
    return {
      method,
      path,
      summary,
      role,
      status,
      ...(media !== undefined && { media }),
      schemas: { params, query, body, output },
      async answer(event, principal, deps) {
        requireRole(principal, role, []);
        const request = {
          params: parsePart('path', params, event.pathParameters ?? {}),
          query: parsePart('query', query, event.queryStringParameters ?? {}),
          body: parsePart(
            'body',
            body,
            body instanceof z.ZodUndefined ? undefined : jsonBody(event),
          ),
          principal,
        };
        requireRole(principal, role, await scopesOf(scope, request, deps));
        const result = output.parse(await definition.handle(request, deps));
        if (status === 204) return { statusCode: status, headers: apiHeaders };
        return {
          statusCode: status,
          headers: { ...apiHeaders, 'content-type': media ?? 'application/json' },
          body: media === undefined ? JSON.stringify(result) : String(result),
        };
      },
    };
  };

async function scopesOf<Request, Deps>(
  scope: Scope<Request, Deps>,
  request: Request,
  deps: Deps,
): Promise<readonly string[]> {
  if (scope === 'own') return [];
  return scope === 'programme' ? ['programme'] : scope(request, deps);
}
