import httpRouter from '@middy/http-router';
import type { Context } from 'aws-lambda';
import { AppError } from '../errors.ts';
import type { HttpEvent, HttpResult, Method } from './event.ts';

export interface RouteTarget {
  readonly method: Method;
  readonly path: string;
  readonly answer: (event: HttpEvent) => Promise<HttpResult>;
}

/**
 * Finds the route and runs it. HEAD is answered by the GET route, which sees that it is HEAD, without its body; a path
 * that exists under other methods answers 405.
 * @throws {AppError} request.not_found, request.method_not_allowed
 */
export function createRouter(targets: readonly RouteTarget[]) {
  const router = httpRouter<HttpEvent, HttpResult>({
    routes: targets.flatMap(({ method, path, answer }) => {
      const handler = (event: HttpEvent) => answer(decodeParameters(event));
      return methodsOf(method).map((method) => ({ method, path, handler }));
    }),
    notFoundResponse: ({ path }) => {
      throw isKnownPath(targets, path)
        ? new AppError('request.method_not_allowed', 'This address does not take this method.')
        : new AppError('request.not_found', 'There is nothing at this address.');
    },
  });

  return async (event: HttpEvent, context: Context): Promise<HttpResult> => {
    const { method } = event.requestContext.http;
    // API Gateway's own `{proxy}` parameter is dropped: parameters are those of our route.
    const result = await router({ ...event, pathParameters: {} }, context, {
      signal: AbortSignal.timeout(30_000),
    });
    return { ...result, ...(method === 'HEAD' && { body: '' }) };
  };
}

/** Who asks HEAD is answered by whatever answers GET. */
const methodsOf = (method: Method) => (method === 'GET' ? (['GET', 'HEAD'] as const) : [method]);

function decodeParameters(event: HttpEvent): HttpEvent {
  const entries = Object.entries(event.pathParameters ?? {});
  try {
    const decoded = entries.map(([name, value]) => [name, decodeURIComponent(value ?? '')]);
    return { ...event, pathParameters: Object.fromEntries(decoded) };
  } catch (cause) {
    throw new AppError('request.malformed', 'The address is not encoded correctly.', { cause });
  }
}

const isKnownPath = (targets: readonly RouteTarget[], path: string): boolean =>
  targets.some((target) => {
    const wanted = target.path.split('/');
    const given = path.replace(/\/$/, '').split('/');
    return (
      wanted.length === given.length &&
      wanted.every((segment, index) => segment.startsWith('{') || segment === given[index])
    );
  });
