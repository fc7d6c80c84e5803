import { RemovalPolicy } from 'aws-cdk-lib';
import {
  CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { HouseFunction } from './house-function.ts';
import { HouseStack } from './house-stack.ts';
import { NoticedAlarm, overFiveMinutes } from './noticed-alarm.ts';
import type { StaffAccounts } from './staff-accounts.ts';

/** `ANY /newsletter/{proxy+}`: a method, a blank, a path. */
export type Route = `${'ANY' | 'GET' | 'POST'} /${string}`;

/** The HTTP API behind the site. It knows two kinds of routes: for everybody, and for staff who signed in. */
export class SiteApi extends Construct {
  readonly api: HttpApi;
  readonly host: string;
  readonly #signedIn: HttpJwtAuthorizer;

  constructor(scope: Construct, id: string, staff: StaffAccounts) {
    super(scope, id);
    const stack = HouseStack.of(this);
    this.api = new HttpApi(this, 'Api', {
      apiName: stack.nameOf('site'),
      description: 'Pages of residents and API of staff',
      createDefaultStage: true,
    });
    this.host = `${this.api.apiId}.execute-api.${stack.region}.amazonaws.com`;
    this.#signedIn = new HttpJwtAuthorizer('SignedIn', staff.pool.userPoolProviderUrl, {
      jwtAudience: [staff.client.userPoolClientId],
    });
    this.#limitAndLog(stack);
    this.#watch();
    stack.output('HttpApiUrl', `https://${this.host}`, 'HTTP API behind the site');
  }

  /** Anybody may call these routes of the function. */
  open(fn: HouseFunction, ...routes: readonly Route[]): void {
    this.#connect(fn, routes);
  }

  /** The function says so, in a page, where no route is: API Gateway's own answer is a line of JSON. */
  openElse(fn: HouseFunction): void {
    const route = new HttpRoute(this, 'Else', {
      httpApi: this.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: integrationOf(fn),
    });
    acknowledgePublic(route);
  }

  /** Only who brings a valid token of a staff account may call these routes of the function. */
  openToStaff(fn: HouseFunction, ...routes: readonly Route[]): void {
    this.#connect(fn, routes, this.#signedIn);
  }

  #connect(fn: HouseFunction, routes: readonly Route[], authorizer?: HttpJwtAuthorizer): void {
    const integration = integrationOf(fn);
    for (const route of routes) {
      const [method, path] = splitRoute(route);
      const added = this.api.addRoutes({
        path,
        // Who checks links asks HEAD, which API Gateway does not take for a GET.
        methods: method === HttpMethod.GET ? [method, HttpMethod.HEAD] : [method],
        integration,
        ...(authorizer && { authorizer }),
      });
      if (!authorizer) added.forEach(acknowledgePublic);
    }
  }

  #limitAndLog(stack: HouseStack): void {
    const logs = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/vanhier/${stack.settings.name}/site-access`,
      retention: stack.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = this.api.defaultStage?.node.defaultChild;
    if (!(stage instanceof CfnStage)) throw new Error('the HTTP API has no default stage');
    stage.defaultRouteSettings = {
      throttlingRateLimit: stack.settings.throttling.requestsPerSecond,
      throttlingBurstLimit: stack.settings.throttling.burst,
    };
    stage.accessLogSettings = { destinationArn: logs.logGroupArn, format: accessLogFormat };
  }

  #watch(): void {
    new NoticedAlarm(this, 'ServerErrors', {
      name: 'site-5xx',
      noticed: 'Residents or staff see an error page in place of what they asked for.',
      metric: overFiveMinutes(this.metric('5xx')),
      threshold: 5,
    });
  }

  metric(metricName: string, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: 'AWS/ApiGateway',
      metricName,
      dimensionsMap: { ApiId: this.api.apiId },
      ...options,
    });
  }
}

const integrationOf = (fn: HouseFunction): HttpLambdaIntegration =>
  new HttpLambdaIntegration(fn.functionName.replace('/', '-'), fn.lambda, {
    scopePermissionToRoute: false,
  });

function acknowledgePublic(route: HttpRoute): void {
  acknowledge(route, 'AwsSolutions-APIG4', 'Residents do not sign in: these pages are public.');
}

/** No address of a resident and no query string: tokens travel there. */
const accessLogFormat = JSON.stringify({
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  ms: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
});

function splitRoute(route: Route): [HttpMethod, string] {
  const [name, path] = route.split(' ');
  const method = Object.values(HttpMethod).find((candidate) => candidate === name);
  if (!method || !path) throw new Error(`no route: ${route}`);
  return [method, path];
}
