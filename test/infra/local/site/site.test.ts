import { afterEach, describe, expect, it } from 'vitest';
import { jsonAnswer, textAnswer } from '../../../../infra/local/api/http-answer.ts';
import type { ApiRequest } from '../../../../infra/local/api/http-event.ts';
import { type Listener, openListener } from '../../../../infra/local/listener.ts';
import type { JsonObject } from '../../../../infra/local/resources.ts';
import { openSite } from '../../../../infra/local/site/site.ts';
import { resolveTemplate } from '../../../../infra/local/template/resolve-template.ts';
import { addresses, anAssembly } from '../assemblies.ts';

let listener: Listener | undefined;
afterEach(() => listener?.close());

const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';
const apiHost = { 'Fn::Sub': `\${Api}.execute-api.eu-west-1.amazonaws.com` };

/** A site with pages, staff API and images, and what it asked of API and buckets. */
async function aSite() {
  const asked: ApiRequest[] = [];
  const objects: string[] = [];
  const template = resolveTemplate(
    anAssembly({
      App: {
        Resources: {
          Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
          Images: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'images' } },
          ImagesPolicy: {
            Type: 'AWS::S3::BucketPolicy',
            Properties: {
              Bucket: { Ref: 'Images' },
              PolicyDocument: {
                Statement: {
                  Effect: 'Allow',
                  Principal: { Service: 'cloudfront.amazonaws.com' },
                  Action: 's3:GetObject',
                  Resource: 'arn:aws:s3:::images/images/public/*',
                },
              },
            },
          },
          Resident: {
            Type: 'AWS::CloudFront::OriginRequestPolicy',
            Properties: {
              OriginRequestPolicyConfig: {
                HeadersConfig: {
                  HeaderBehavior: 'whitelist',
                  Headers: ['Accept', 'CloudFront-Viewer-Address'],
                },
                CookiesConfig: { CookieBehavior: 'none' },
                QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['token'] },
              },
            },
          },
          Headers: {
            Type: 'AWS::CloudFront::ResponseHeadersPolicy',
            Properties: {
              ResponseHeadersPolicyConfig: {
                SecurityHeadersConfig: {
                  FrameOptions: { FrameOption: 'DENY', Override: true },
                  ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: false },
                },
                RemoveHeadersConfig: { Items: [{ Header: 'Server' }] },
              },
            },
          },
          Site: {
            Type: 'AWS::CloudFront::Distribution',
            Properties: { DistributionConfig: distributionConfig },
          },
        },
      },
    }),
    addresses,
  );
  const api = template.byType('AWS::ApiGatewayV2::Api')[0];
  const site = await openSite({
    template,
    apis: [
      {
        host: `${api?.ref}.execute-api.eu-west-1.amazonaws.com`,
        answer: async (request) => {
          asked.push(request);
          const answer = jsonAnswer(200, {});
          return {
            ...answer,
            headers: {
              ...answer.headers,
              server: 'x',
              etag: '"v1"',
              'referrer-policy': 'origin',
              'x-frame-options': 'SAMEORIGIN',
            },
          };
        },
      },
    ],
    readObject: async (bucket, key) => {
      objects.push(`${bucket}/${key}`);
      return textAnswer(200, 'image/png', 'png');
    },
    secretText: async (id) => (id === 'arn:aws:secretsmanager:origin' ? 'open sesame' : 'wrong'),
    landing: {
      docsUrl: '/docs',
      mailboxUrl: 'http://127.0.0.1:4003',
      awsUrl: 'http://127.0.0.1:4001',
      adminCredentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      staffAccounts: [
        { email: 'ed@x.example', password: 'p', subject: 's', description: '<b>editor</b>' },
      ],
    },
  });
  listener = await openListener(0);
  listener.handle(site);
  return { url: listener.url, asked, objects };
}

const distributionConfig: JsonObject = {
  Enabled: true,
  Origins: [
    {
      Id: 'api',
      DomainName: apiHost,
      OriginCustomHeaders: [
        {
          HeaderName: 'x-origin-secret',
          HeaderValue: '{{resolve:secretsmanager:arn:aws:secretsmanager:origin:SecretString:::}}',
        },
      ],
    },
    { Id: 'images', DomainName: { 'Fn::GetAtt': ['Images', 'RegionalDomainName'] } },
  ],
  DefaultCacheBehavior: {
    TargetOriginId: 'api',
    AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    CachePolicyId: cachingDisabled,
    OriginRequestPolicyId: { Ref: 'Resident' },
    ResponseHeadersPolicyId: { Ref: 'Headers' },
  },
  CacheBehaviors: [
    {
      PathPattern: '/staff/*',
      TargetOriginId: 'api',
      CachePolicyId: cachingDisabled,
      OriginRequestPolicyId: allViewerExceptHost,
    },
    { PathPattern: '/images/*', TargetOriginId: 'images', CachePolicyId: cachingDisabled },
    { PathPattern: '/data/*', TargetOriginId: 'api', CachePolicyId: cachingOptimized },
  ],
};

describe('the site in place of CloudFront', () => {
  it("adds the origin's secret header and the viewer's address, and passes on what the policy names", async () => {
    const { url, asked } = await aSite();
    await fetch(`${url}/newsletter/nl?token=t&utm=x`, {
      method: 'POST',
      body: 'a=1',
      headers: {
        accept: 'text/html',
        cookie: 'a=1',
        authorization: 'Bearer x',
        'x-origin-secret': 'guess',
      },
    });
    const [request] = asked;
    expect(request).toMatchObject({ method: 'POST', path: '/newsletter/nl', query: 'token=t' });
    expect(request?.body.toString()).toBe('a=1');
    expect(request?.headers).toMatchObject({
      accept: 'text/html',
      'x-origin-secret': 'open sesame',
    });
    expect(request?.headers['cloudfront-viewer-address']).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  it('passes all headers of the viewer on where the managed policy says so, but not its own', async () => {
    const { url, asked } = await aSite();
    await fetch(`${url}/staff/me?a=1`, { headers: { cookie: 'a=1', authorization: 'Bearer x' } });
    expect(asked[0]).toMatchObject({
      query: 'a=1',
      headers: { cookie: 'a=1', authorization: 'Bearer x' },
    });
    expect(asked[0]?.headers).not.toHaveProperty('cloudfront-viewer-address');
  });

  it('sets, keeps and removes headers as the response headers policy says', async () => {
    const { url } = await aSite();
    const { headers } = await fetch(`${url}/newsletter/nl`);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('origin');
    expect(headers.get('server')).toBeNull();
  });

  it('tells who has an answer already by its tag, where the edge keeps answers', async () => {
    const { url } = await aSite();
    const ask = async (path: string, tag: string) => {
      const answer = await fetch(url + path, { headers: { 'if-none-match': tag } });
      return [answer.status, await answer.text()];
    };
    expect(await ask('/data/a.json', 'W/"v1"')).toEqual([304, '']);
    expect(await ask('/data/a.json', '"v0"')).toEqual([200, '{}']);
    expect(await ask('/newsletter/nl', '"v1"')).toEqual([200, '{}']);
  });

  it('serves images from their bucket, as far as the policy of the bucket lets it', async () => {
    const { url, objects } = await aSite();
    const answer = await fetch(`${url}/images/public/b.png`);
    expect(await answer.text()).toBe('png');
    expect((await fetch(`${url}/images/private/b.png`)).status).toBe(403);
    expect(objects).toEqual(['images/images/public/b.png']);
  });

  it('refuses methods that the behaviour does not allow', async () => {
    const { url, asked } = await aSite();
    expect((await fetch(`${url}/staff/me`, { method: 'POST' })).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('refuses a body over its limit without asking the API', async () => {
    const { url, asked } = await aSite();
    const body = Buffer.alloc(21 * 1024 * 1024);
    expect((await fetch(`${url}/newsletter/nl`, { method: 'POST', body })).status).toBe(413);
    expect(asked).toEqual([]);
  });

  it('shows its landing page in the language of the browser or of choice, texts escaped', async () => {
    const { url } = await aSite();
    const page = async (path: string, language: string) =>
      (await fetch(`${url}${path}`, { headers: { 'accept-language': language } })).text();
    expect(await page('/', 'nl-BE')).toContain('<html lang="nl">');
    expect(await page('/', 'fr')).toContain('<html lang="en">');
    const english = await page('/?language=en', 'nl-BE');
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('&lt;b&gt;editor');
    expect(english).toContain('ed@x.example');
    expect(english).toContain('http://127.0.0.1:4003');
  });
});
