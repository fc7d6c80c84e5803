import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { AppError } from '../errors.ts';
import type { Log } from '../observability/logger.ts';
import type { ApiRoute } from './api-route.ts';
import type { HttpEvent, HttpResult } from './event.ts';
import type { Principal } from './principal.ts';
import { problemResponse, toAppError } from './problem.ts';
import { createRouter } from './route-request.ts';

/**
 * Who the token's subject is and what they may do, read from our own table at every request.
 * @throws {AppError} auth.forbidden for someone we do not know
 */
export type Authenticate = (claims: Readonly<Record<string, unknown>>) => Promise<Principal>;

/**
 * The Lambda handler of a staff API. API Gateway's JWT authorizer has checked the token; rights are checked
 * here, before any route runs. Errors become problem documents.
 */
export function apiFunction<Deps>(
  routes: readonly ApiRoute<Deps>[],
  deps: Deps,
  { authenticate, log }: { authenticate: Authenticate; log: Log },
) {
  const router = createRouter(
    routes.map((route) => ({
      method: route.method,
      path: route.path,
      answer: async (event) => route.answer(event, await authenticate(claimsOf(event)), deps),
    })),
  );

  return middy<HttpEvent, HttpResult>()
    .use({
      onError: (request) => {
        const reference = request.event.requestContext.requestId;
        request.response = problemResponse(toAppError(request.error, reference, log), reference);
      },
    })
    .handler(router);
}

const isAuthorized = (event: HttpEvent): event is APIGatewayProxyEventV2WithJWTAuthorizer =>
  'authorizer' in event.requestContext;

function claimsOf(event: HttpEvent): Readonly<Record<string, unknown>> {
  if (!isAuthorized(event)) throw new AppError('auth.required', 'Sign in first.');
  return event.requestContext.authorizer.jwt.claims;
}
