import * as z from 'zod';
import type { Functions } from '../functions/functions.ts';
import type { LambdaFunction } from '../functions/lambda-functions.ts';
import { type ResolvedTemplate, type Resource, readProperties } from '../resources.ts';
import { apiMayInvoke } from '../site/origin-access.ts';
import { type Authorize, jwtAuthorizer } from './jwt-authorizer.ts';
import { parseRouteKey, type RouteKey } from './route-matching.ts';

export interface ApiRoute {
  routeKey: string;
  functionArn: string;
  functionName: string;
  authorize: Authorize | undefined;
  scopes: readonly string[];
}

const routeProperties = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});
const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});

/**
 * The routes of one HTTP API.
 * @throws Error when a route points to an integration, an authorizer or a function that is not there or may not be called.
 */
export function apiRoutes(
  template: ResolvedTemplate,
  api: Resource,
  functions: Functions,
  jwksUrl: string,
): { key: RouteKey | '$default'; route: ApiRoute }[] {
  const authorizers = new Map(
    template
      .byType('AWS::ApiGatewayV2::Authorizer')
      .map((authorizer) => [authorizer.ref, jwtAuthorizer(authorizer, jwksUrl)]),
  );
  return template.byType('AWS::ApiGatewayV2::Route').flatMap((resource) => {
    const route = readProperties(resource, routeProperties);
    if (route.ApiId !== api.ref) return [];
    const authorize = authorizers.get(route.AuthorizerId ?? '');
    if (route.AuthorizationType === 'JWT' && authorize === undefined)
      throw new Error(`The route ${route.RouteKey} names an authorizer that is not there.`);
    const lambda = integratedFunction(template, functions, route.RouteKey, route.Target);
    if (!apiMayInvoke(template, api, lambda.arn))
      throw new Error(`The API may not call ${lambda.arn}, to which ${route.RouteKey} leads.`);
    return [
      {
        key: parseRouteKey(route.RouteKey),
        route: {
          routeKey: route.RouteKey,
          functionArn: lambda.arn,
          functionName: lambda.name,
          authorize,
          scopes: route.AuthorizationScopes,
        },
      },
    ];
  });
}

function integratedFunction(
  template: ResolvedTemplate,
  functions: Functions,
  routeKey: string,
  target: string,
): LambdaFunction {
  const integration = template
    .byType('AWS::ApiGatewayV2::Integration')
    .find(({ ref }) => ref === target.slice('integrations/'.length));
  if (integration === undefined)
    throw new Error(`The route ${routeKey} names an integration that is not there.`);
  const { IntegrationUri } = readProperties(integration, integrationProperties);
  // Either the function's ARN, or API Gateway's own form with the ARN inside.
  const arn = /functions\/(.+)\/invocations$/.exec(IntegrationUri)?.[1] ?? IntegrationUri;
  const lambda = functions.find(arn);
  if (lambda === undefined)
    throw new Error(`The route ${routeKey} leads to ${arn}, which cannot run here.`);
  return lambda;
}
