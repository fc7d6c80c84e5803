import { beforeAll, describe, expect, it } from 'vitest';
import {
  createNamer,
  ofType,
  type Properties,
  type Synthesized,
  synthesize,
} from './synthesized.ts';

let synthesized: Synthesized;
const service = (type: string): Properties[] => ofType(synthesized.templates.Service, type);

beforeAll(async () => {
  synthesized = await synthesize();
});

/** Function behind each route. */
function readRoutes(): Record<string, string> {
  const name = createNamer(synthesized);
  const { Resources } = synthesized.templates.Service;
  return Object.fromEntries(
    service('AWS::ApiGatewayV2::Route').map(({ RouteKey, Target }) => {
      const integration = Target['Fn::Join'][1][1].Ref;
      return [RouteKey, name(Resources[integration]?.Properties.IntegrationUri)];
    }),
  );
}

describe('HTTP API', () => {
  it('leads each route to its function', () => {
    const routes = Object.entries(readRoutes()).filter(([route]) => !route.startsWith('HEAD '));
    expect(Object.fromEntries(routes)).toEqual({
      'GET /': 'subscribers-public',
      'ANY /newsletter': 'subscribers-public',
      'ANY /newsletter/{proxy+}': 'subscribers-public',
      'ANY /staff/subscribers': 'subscribers-staff',
      'ANY /staff/subscribers/{proxy+}': 'subscribers-staff',
      'GET /issues/{proxy+}': 'newsletters-public',
      'ANY /staff/newsletters': 'newsletters-staff',
      'ANY /staff/newsletters/{proxy+}': 'newsletters-staff',
      'POST /staff/newsletters/issues/{id}/preview': 'newsletters-compose',
      'POST /staff/newsletters/issues/{id}/preflight': 'newsletters-compose',
      'POST /staff/newsletters/issues/{id}/submit': 'newsletters-compose',
      'POST /staff/newsletters/issues/{id}/approve': 'newsletters-compose',
      'POST /staff/newsletters/issues/{id}/test-send': 'newsletters-compose',
      'ANY /merchants': 'merchants-public',
      'ANY /merchants/{proxy+}': 'merchants-public',
      'GET /m/{code}': 'merchants-public',
      'ANY /staff/merchants': 'merchants-staff',
      'ANY /staff/merchants/{proxy+}': 'merchants-staff',
      'ANY /calendar': 'calendar-public',
      'ANY /calendar/{proxy+}': 'calendar-public',
      'ANY /staff/calendar': 'calendar-staff',
      'ANY /staff/calendar/{proxy+}': 'calendar-staff',
      'GET /r/{proxy+}': 'engagement-public',
      'GET /o/{proxy+}': 'engagement-public',
      'GET /s/{proxy+}': 'engagement-public',
      'GET /privacy/{proxy+}': 'engagement-public',
      'GET /campaign/{proxy+}': 'engagement-public',
      'GET /reports/{proxy+}': 'engagement-reports',
      'ANY /staff/engagement': 'engagement-staff',
      'ANY /staff/engagement/{proxy+}': 'engagement-staff',
      'ANY /staff/engagement/webhooks': 'engagement-outbound',
      'ANY /staff/engagement/webhooks/{proxy+}': 'engagement-outbound',
      'GET /staff/engagement/export': 'engagement-outbound',
      'GET /staff/engagement/export.csv': 'engagement-outbound',
      'POST /staff/engagement/sheets': 'engagement-sheets',
      'ANY /vote': 'voting-public',
      'ANY /vote/{proxy+}': 'voting-public',
      'GET /posters/{proxy+}': 'voting-posters',
      'ANY /staff/contests': 'voting-staff',
      'ANY /staff/contests/{proxy+}': 'voting-staff',
      'ANY /staff/accounts': 'staff-staff',
      'ANY /staff/accounts/{proxy+}': 'staff-staff',
      'ANY /staff/audit': 'staff-staff',
      'ANY /staff/me': 'staff-staff',
      'ANY /staff/programme': 'staff-staff',
      'ANY /staff/{proxy+}': 'staff-staff',
      'GET /docs': 'staff-public',
      'GET /docs/{proxy+}': 'staff-public',
      'GET /openapi.json': 'staff-public',
      $default: 'subscribers-public',
    });
  });

  it('answers HEAD wherever it answers GET alone, for those who check links', () => {
    const routes = readRoutes();
    const heads = Object.keys(routes).filter((route) => route.startsWith('HEAD '));
    const gets = Object.keys(routes).filter((route) => route.startsWith('GET '));
    expect(heads.map((route) => route.replace('HEAD', 'GET')).sort()).toEqual(gets.sort());
    for (const head of heads) expect(routes[head]).toBe(routes[head.replace('HEAD', 'GET')]);
  });

  it('asks a token for every staff route and for no other', () => {
    for (const { RouteKey, AuthorizationType } of service('AWS::ApiGatewayV2::Route')) {
      const forStaff = RouteKey.includes(' /staff');
      expect([RouteKey, AuthorizationType]).toEqual([RouteKey, forStaff ? 'JWT' : 'NONE']);
    }
  });

  it('takes tokens of our user pool and client only', () => {
    const name = createNamer(synthesized);
    const [{ JwtConfiguration, AuthorizerType }] = service('AWS::ApiGatewayV2::Authorizer');
    expect(AuthorizerType).toBe('JWT');
    expect(name(JwtConfiguration.Issuer)).toBe('StaffPool');
    expect(JwtConfiguration.Audience.map(name)).toEqual(['StaffPoolClient']);
  });

  it('limits requests, and logs them without query strings or addresses', () => {
    const [{ DefaultRouteSettings, AccessLogSettings }] = service('AWS::ApiGatewayV2::Stage');
    expect(DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 20,
      ThrottlingBurstLimit: 50,
    });
    expect(AccessLogSettings.Format).not.toMatch(/sourceIp|context\.path|queryString|userAgent/);
  });

  it('may invoke the functions from this API only', () => {
    const permissions = service('AWS::Lambda::Permission');
    expect(permissions).not.toHaveLength(0);
    for (const { Principal, SourceArn } of permissions) {
      expect(Principal).toBe('apigateway.amazonaws.com');
      expect(JSON.stringify(SourceArn)).toContain('"Ref":"SiteApi');
    }
  });
});
