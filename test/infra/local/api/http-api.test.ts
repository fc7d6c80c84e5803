import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHttpApis } from '../../../../infra/local/api/http-api.ts';
import type { ApiRequest } from '../../../../infra/local/api/http-event.ts';
import type { Functions } from '../../../../infra/local/functions/functions.ts';
import { FunctionFailure, PayloadTooLarge } from '../../../../infra/local/functions/invocation.ts';
import type { Json, JsonObject } from '../../../../infra/local/resources.ts';
import { resolveTemplate } from '../../../../infra/local/template/resolve-template.ts';
import { addresses, anAssembly } from '../assemblies.ts';
import { aLambda } from '../lambdas.ts';
import { startTokenIssuer, type TokenIssuer } from '../token-issuer.ts';

let issuer: TokenIssuer;
beforeAll(async () => {
  issuer = await startTokenIssuer();
});
afterAll(() => issuer.close());

const lambda = aLambda('', { name: 'bakery/shop' });
const lines: string[] = [];

function openApi(
  handle: (event: JsonObject) => Promise<Json>,
  settings: {
    throttle?: boolean;
    api?: JsonObject;
    stage?: JsonObject;
    scopes?: string[];
    permitted?: string;
    jwksUrl?: string;
  } = {},
) {
  const ApiId = { Ref: 'Api' };
  const route = (RouteKey: string, more: JsonObject = {}) => ({
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId,
      RouteKey,
      Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Call' }]] },
      ...more,
    },
  });
  const template = resolveTemplate(
    anAssembly({
      App: {
        Resources: {
          Api: {
            Type: 'AWS::ApiGatewayV2::Api',
            Properties: { ProtocolType: 'HTTP', ...settings.api },
          },
          Stage: {
            Type: 'AWS::ApiGatewayV2::Stage',
            Properties: { ApiId, StageName: '$default', ...settings.stage },
          },
          Call: {
            Type: 'AWS::ApiGatewayV2::Integration',
            Properties: {
              ApiId,
              IntegrationType: 'AWS_PROXY',
              IntegrationUri: lambda.arn,
              PayloadFormatVersion: '2.0',
            },
          },
          SignedIn: {
            Type: 'AWS::ApiGatewayV2::Authorizer',
            Properties: {
              ApiId,
              AuthorizerType: 'JWT',
              IdentitySource: ['$request.header.Authorization'],
              JwtConfiguration: { Issuer: issuer.issuer, Audience: ['console'] },
            },
          },
          Permission: {
            Type: 'AWS::Lambda::Permission',
            Properties: {
              FunctionName: lambda.arn,
              Principal: 'apigateway.amazonaws.com',
              SourceArn: {
                'Fn::Sub': `arn:aws:execute-api:eu-west-1:000000000000:\${${settings.permitted ?? 'Api'}}/*/*/*`,
              },
            },
          },
          Open: route('ANY /open/{proxy+}'),
          Staff: route('ANY /staff/{proxy+}', {
            AuthorizationType: 'JWT',
            AuthorizerId: { Ref: 'SignedIn' },
            ...(settings.scopes ? { AuthorizationScopes: settings.scopes } : {}),
          }),
        },
      },
    }),
    addresses,
  );
  const functions: Functions = {
    find: (arn) => (arn === lambda.arn ? lambda : undefined),
    invoke: (_, payload) => handle(Object(payload)),
    stop: async () => {},
  };
  const [api] = openHttpApis(template, functions, settings.jwksUrl ?? issuer.jwksUrl, {
    log: (part, line) => lines.push(`${part} ${line}`),
    throttle: settings.throttle ?? true,
  });
  if (api === undefined) throw new Error('no API');
  return (path: string, request: Partial<ApiRequest> = {}) =>
    api.answer({
      method: 'GET',
      path,
      query: '',
      headers: {},
      body: Buffer.alloc(0),
      sourceIp: '192.0.2.1',
      ...request,
    });
}

describe('an HTTP API', () => {
  it('answers what the function of the route answers', async () => {
    const call = openApi(async (event) => ({ statusCode: 200, body: String(event.routeKey) }));
    expect(await call('/open/a')).toMatchObject({
      status: 200,
      body: Buffer.from('ANY /open/{proxy+}'),
    });
    expect(lines.at(-1)).toMatch(/^bakery\/shop GET \/open\/a 200 \d+ ms$/);
  });

  it('does not open when a function does not let it in', () => {
    expect(() => openApi(async () => null, { permitted: 'Stage' })).toThrow('may not call');
  });

  it('answers 404 where it has no route', async () => {
    expect(await openApi(async () => null)('/elsewhere')).toMatchObject({ status: 404 });
  });

  it('answers 500 with the reference of the log when the function fails', async () => {
    const call = openApi(async () => {
      throw new FunctionFailure('f', 'ref-1', 'a secret detail');
    });
    const answer = await call('/open/a');
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.body.toString())).toEqual({
      message: 'Internal Server Error',
      reference: 'ref-1',
    });
  });

  it('answers 413 for what is too large for Lambda', async () => {
    const call = openApi(async () => {
      throw new PayloadTooLarge('too large');
    });
    expect(await call('/open/a')).toMatchObject({ status: 413 });
  });

  it('refuses more than its burst at once', async () => {
    const call = openApi(async () => null, {
      stage: { DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1 } },
    });
    const answers = await Promise.all([1, 2, 3].map(() => call('/open/a')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  });

  it('takes all that come where a run asks for that', async () => {
    const call = openApi(async () => null, {
      stage: { DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1 } },
      throttle: false,
    });
    const answers = await Promise.all([1, 2, 3].map(() => call('/open/a')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('answers the preflight of the origins it allows, and of no others', async () => {
    const call = openApi(async () => null, {
      api: {
        CorsConfiguration: { AllowOrigins: ['https://a.example'], AllowMethods: ['PUT'] },
      },
    });
    const preflight = (origin: string) =>
      call('/open/a', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT' },
      });
    expect((await preflight('https://a.example')).headers).toMatchObject({
      'access-control-allow-origin': 'https://a.example',
      'access-control-allow-methods': 'PUT',
    });
    expect((await preflight('https://b.example')).headers).toEqual({});
  });
});

describe('a route with a JWT authorizer', () => {
  const echo = async (event: JsonObject): Promise<Json> => Object(event.requestContext).authorizer;
  const withToken = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

  it.each([
    ['an audience', { aud: 'console' }],
    ["Cognito's client_id", { client_id: 'console' }],
  ])('lets a token through that carries %s', async (_, claims) => {
    const token = await issuer.sign({ sub: 'person', groups: ['a', 'b'], ...claims });
    const answer = await openApi(echo)('/staff/me', withToken(token));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      jwt: { claims: { sub: 'person', groups: '[a b]' }, scopes: null },
    });
  });

  it.each<[string, () => Promise<string>]>([
    ['nothing', async () => ''],
    ['no token', async () => 'rubbish'],
    ['another audience', () => issuer.sign({ aud: 'other' })],
    ['no audience', () => issuer.sign({ sub: 'person' })],
    [
      'an audience beside the wrong client',
      () => issuer.sign({ aud: 'other', client_id: 'console' }),
    ],
    ['another issuer', () => issuer.sign({ aud: 'console' }, { issuer: 'https://evil.example' })],
    ['a time that is over', () => issuer.sign({ aud: 'console' }, { expiresAt: 1 })],
    ['a foreign signature', () => issuer.forge({ aud: 'console' })],
  ])('refuses %s', async (_, token) => {
    const call = openApi(async () => {
      throw new Error('must not be called');
    });
    expect(await call('/staff/me', withToken(await token()))).toMatchObject({ status: 401 });
  });

  it('does not take keys that cannot be fetched for a wrong token', async () => {
    const token = await issuer.sign({ aud: 'console' });
    const call = openApi(echo, { jwksUrl: `${issuer.issuer}/elsewhere` });
    await expect(call('/staff/me', withToken(token))).rejects.toThrow('JSON Web Key Set');
  });

  it('refuses a token without the scope of the route as forbidden', async () => {
    const call = openApi(echo, { scopes: ['write'] });
    const reader = await issuer.sign({ aud: 'console', scope: 'read' });
    const writer = await issuer.sign({ aud: 'console', scope: 'read write' });
    expect(await call('/staff/me', withToken(reader))).toMatchObject({ status: 403 });
    expect(await call('/staff/me', withToken(writer))).toMatchObject({ status: 200 });
  });
});
