import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Log } from '../boundary.ts';
import type { Functions } from '../functions/functions.ts';
import { FunctionFailure, PayloadTooLarge } from '../functions/invocation.ts';
import { type JsonObject, type ResolvedTemplate, readProperties, region } from '../resources.ts';
import { type ApiRoute, apiRoutes } from './api-routes.ts';
import { type CrossOriginRule, crossOriginHeaders } from './cross-origin.ts';
import { type HttpAnswer, jsonAnswer, readFunctionAnswer } from './http-answer.ts';
import { type ApiRequest, httpEvent } from './http-event.ts';
import { matchRoute, type RouteMatch } from './route-matching.ts';
import { openThrottle } from './throttle.ts';

/** An HTTP API of the template. */
export interface HttpApi {
  /** The host name by which a CloudFront origin knows it. */
  host: string;
  answer(request: ApiRequest): Promise<HttpAnswer>;
}

/** An integration may take 30 seconds; the function then runs on to its own timeout, unheard. */
const integrationSeconds = 30;
/** The largest request that API Gateway takes at all. */
const requestLimitBytes = 10 * 1024 * 1024;

const texts = z.array(z.string()).default([]);
const apiProperties = z.object({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: z
    .object({
      AllowOrigins: texts,
      AllowMethods: texts,
      AllowHeaders: texts,
      ExposeHeaders: texts,
      MaxAge: z.number().optional(),
    })
    .optional(),
});
const stageProperties = z.object({
  ApiId: z.string(),
  StageName: z.string(),
  DefaultRouteSettings: z
    .object({
      ThrottlingBurstLimit: z.number().optional(),
      ThrottlingRateLimit: z.number().optional(),
    })
    .default({}),
});

/** Opens every HTTP API of the template, with its routes, authorizers, throttling and cross-origin rules. */
export function openHttpApis(
  template: ResolvedTemplate,
  functions: Functions,
  jwksUrl: string,
  { log, throttle = true }: { log: Log; throttle?: boolean },
): HttpApi[] {
  const stages = template
    .byType('AWS::ApiGatewayV2::Stage')
    .map((stage) => readProperties(stage, stageProperties));
  return template.byType('AWS::ApiGatewayV2::Api').map((api) => {
    const { CorsConfiguration: cors } = readProperties(api, apiProperties);
    const rules = cors === undefined ? [] : [crossOriginRule(cors)];
    const routes = apiRoutes(template, api, functions, jwksUrl);
    const stage = stages.find(({ ApiId }) => ApiId === api.ref);
    const limits = throttle ? stage?.DefaultRouteSettings : undefined;
    const admits = openThrottle(limits?.ThrottlingRateLimit, limits?.ThrottlingBurstLimit);

    const answer = async (request: ApiRequest): Promise<HttpAnswer> => {
      if (!admits(Date.now())) return jsonAnswer(429, { message: 'Too Many Requests' });
      if (request.body.length > requestLimitBytes)
        return jsonAnswer(413, { message: 'Request Entity Too Large' });
      const match = matchRoute(routes, request.method, request.path);
      if (match === undefined) return jsonAnswer(404, { message: 'Not Found' });
      const allowed = await authorized(match.route, request);
      if ('refused' in allowed)
        return jsonAnswer(allowed.refused, {
          message: allowed.refused === 401 ? 'Unauthorized' : 'Forbidden',
        });
      const event = httpEvent(request, {
        apiId: api.ref,
        requestId: randomUUID(),
        routeKey: match.route.routeKey,
        stage: stage?.StageName ?? '$default',
        pathParameters: match.pathParameters,
        authorizer: allowed.claims,
        now: new Date(),
      });
      const startedAt = performance.now();
      const answered = await integrate(functions, match, event);
      const took = Math.round(performance.now() - startedAt);
      log(
        match.route.functionName,
        `${request.method} ${request.path} ${answered.status} ${took} ms`,
      );
      return answered;
    };

    return {
      host: `${api.ref}.execute-api.${region}.amazonaws.com`,
      answer: async (request) => {
        const { origin } = request.headers;
        const method = request.headers['access-control-request-method'] ?? request.method;
        const headers = crossOriginHeaders(rules, origin, method);
        if (rules.length > 0 && request.method === 'OPTIONS' && origin !== undefined)
          return { status: 204, headers, body: Buffer.alloc(0) };
        const answered = await answer(request);
        return { ...answered, headers: { ...answered.headers, ...headers } };
      },
    };
  });
}

async function authorized(
  route: ApiRoute,
  request: ApiRequest,
): Promise<{ claims: JsonObject | undefined } | { refused: 401 | 403 }> {
  if (route.authorize === undefined) return { claims: undefined };
  return route.authorize(request.headers.authorization, route.scopes);
}

async function integrate(
  functions: Functions,
  { route }: RouteMatch<ApiRoute>,
  event: JsonObject,
): Promise<HttpAnswer> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), integrationSeconds * 1000);
  try {
    const answer = await Promise.race([functions.invoke(route.functionArn, event), late.promise]);
    if (answer === 'late') return jsonAnswer(503, { message: 'Service Unavailable' });
    return readFunctionAnswer(answer) ?? jsonAnswer(500, { message: 'Internal Server Error' });
  } catch (error) {
    if (error instanceof PayloadTooLarge)
      return jsonAnswer(413, { message: 'Request Entity Too Large' });
    if (error instanceof FunctionFailure)
      return jsonAnswer(500, { message: 'Internal Server Error', reference: error.requestId });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function crossOriginRule(
  cors: NonNullable<z.infer<typeof apiProperties>['CorsConfiguration']>,
): CrossOriginRule {
  return {
    origins: cors.AllowOrigins,
    methods: cors.AllowMethods,
    headers: cors.AllowHeaders,
    exposed: cors.ExposeHeaders,
    maxAgeSeconds: cors.MaxAge,
  };
}
