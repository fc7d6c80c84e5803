import { beforeAll, describe, expect, it } from 'vitest';
import { stages } from '../../infra/stages.ts';
import { ofType, type Properties, synthesize, type Template } from './synthesized.ts';

let web: Template;
let distribution: Properties;

beforeAll(async () => {
  web = (await synthesize()).templates.Web;
  distribution = ofType(web, 'AWS::CloudFront::Distribution')[0].DistributionConfig;
});

const behaviour = (path: string): Properties =>
  distribution.CacheBehaviors.find(({ PathPattern }: Properties) => PathPattern === path);
const originOf = ({ TargetOriginId }: Properties): Properties =>
  distribution.Origins.find(({ Id }: Properties) => Id === TargetOriginId);
const propertiesOf = ({ Ref }: { Ref: string }): Properties => web.Resources[Ref]?.Properties;

describe('site', () => {
  it('sends pages and staff to the API uncached, with the secret that makes its headers believed', () => {
    for (const part of [distribution.DefaultCacheBehavior, behaviour('/staff/*')]) {
      expect(part.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
      expect(part.AllowedMethods).toContain('POST');
      const [{ HeaderName, HeaderValue }] = originOf(part).OriginCustomHeaders;
      expect(HeaderName).toBe('x-origin-secret');
      expect(JSON.stringify(HeaderValue)).toContain('{{resolve:secretsmanager:');
    }
  });

  it('passes on the address of residents, and none of their cookies', () => {
    const { OriginRequestPolicyConfig } = propertiesOf(
      distribution.DefaultCacheBehavior.OriginRequestPolicyId,
    );
    expect(OriginRequestPolicyConfig.CookiesConfig).toEqual({ CookieBehavior: 'none' });
    expect(OriginRequestPolicyConfig.HeadersConfig.Headers).toEqual(
      expect.arrayContaining(['CloudFront-Viewer-Address', 'Content-Type', 'Accept-Language']),
    );
    expect(OriginRequestPolicyConfig.HeadersConfig.Headers).not.toContain('Host');
  });

  it('brings the token of staff to the API', () => {
    // The managed policy AllViewerExceptHostHeader: a policy of our own may not list Authorization.
    expect(behaviour('/staff/*').OriginRequestPolicyId).toBe(
      'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    );
  });

  it('caches newsletters to read online as long as they say', () => {
    const { CachePolicyConfig } = propertiesOf(behaviour('/issues/*').CachePolicyId);
    expect(CachePolicyConfig).toMatchObject({ MinTTL: 0, MaxTTL: 86_400 });
    expect(CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig).toEqual({
      QueryStringBehavior: 'none',
    });
  });

  it.each(['/privacy/*', '/campaign/*'])('caches %s as it does newsletters', (path) => {
    expect(behaviour(path).CachePolicyId).toEqual(behaviour('/issues/*').CachePolicyId);
  });

  it.each(['/r/*', '/o/*', '/s/*'])(
    'keeps nothing of what counts: %s comes with all by which a machine is known, and with no address',
    (path) => {
      const { CachePolicyId, AllowedMethods, OriginRequestPolicyId } = behaviour(path);
      expect(CachePolicyId).toBe(distribution.DefaultCacheBehavior.CachePolicyId);
      expect(AllowedMethods).toEqual(['GET', 'HEAD']);
      const { OriginRequestPolicyConfig } = propertiesOf(OriginRequestPolicyId);
      expect(OriginRequestPolicyConfig.CookiesConfig).toEqual({ CookieBehavior: 'none' });
      expect(OriginRequestPolicyConfig.HeadersConfig.Headers.toSorted()).toEqual([
        'Accept-Language',
        'Purpose',
        'Sec-Purpose',
        'User-Agent',
        'X-Moz',
        'X-Purpose',
      ]);
    },
  );

  it('caches posters as long as they say, one for each language', () => {
    const { CachePolicyConfig } = propertiesOf(behaviour('/posters/*').CachePolicyId);
    expect(CachePolicyConfig).toMatchObject({ MinTTL: 0, MaxTTL: 86_400 });
    const { HeadersConfig, CookiesConfig, QueryStringsConfig } =
      CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin;
    expect(QueryStringsConfig).toEqual({
      QueryStringBehavior: 'whitelist',
      QueryStrings: ['language'],
    });
    expect([HeadersConfig, CookiesConfig]).toEqual([
      { HeaderBehavior: 'none' },
      { CookieBehavior: 'none' },
    ]);
    expect(originOf(behaviour('/posters/*'))).toHaveProperty('OriginCustomHeaders');
  });

  it('caches merchants as JSON as long as they say, page by page', () => {
    const { CachePolicyConfig } = propertiesOf(behaviour('/merchants/data/*').CachePolicyId);
    expect(CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig).toEqual({
      QueryStringBehavior: 'whitelist',
      QueryStrings: ['cursor'],
    });
  });

  it('caches feeds of calendars as long as they say, by month, page and time of an event', () => {
    const { CachePolicyConfig } = propertiesOf(behaviour('/calendar/feeds/*').CachePolicyId);
    expect(CachePolicyConfig).toMatchObject({ MinTTL: 0, MaxTTL: 86_400 });
    const { HeadersConfig, CookiesConfig, QueryStringsConfig } =
      CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin;
    expect(QueryStringsConfig).toEqual({
      QueryStringBehavior: 'whitelist',
      QueryStrings: ['month', 'page', 'on'],
    });
    expect([HeadersConfig, CookiesConfig]).toEqual([
      { HeaderBehavior: 'none' },
      { CookieBehavior: 'none' },
    ]);
    expect(originOf(behaviour('/calendar/feeds/*'))).toHaveProperty('OriginCustomHeaders');
  });

  it('passes on by what readers of calendars are counted, and keeps nothing apart by it', () => {
    const { OriginRequestPolicyConfig } = propertiesOf(
      behaviour('/calendar/feeds/*').OriginRequestPolicyId,
    );
    expect(OriginRequestPolicyConfig.HeadersConfig).toEqual({
      HeaderBehavior: 'whitelist',
      Headers: ['CloudFront-Viewer-Address', 'Purpose', 'Sec-Purpose', 'User-Agent'],
    });
    expect(OriginRequestPolicyConfig.CookiesConfig).toEqual({ CookieBehavior: 'none' });
  });

  it.each(['/images/*', '/published/*', '/assets/*'])('reads %s from a closed bucket', (path) => {
    expect(originOf(behaviour(path))).toMatchObject({
      S3OriginConfig: { OriginAccessIdentity: '' },
      OriginAccessControlId: expect.anything(),
    });
  });

  it('adds a strict policy to answers that bring none', () => {
    const { ResponseHeadersPolicyConfig } = propertiesOf(
      distribution.DefaultCacheBehavior.ResponseHeadersPolicyId,
    );
    const { ContentSecurityPolicy, StrictTransportSecurity } =
      ResponseHeadersPolicyConfig.SecurityHeadersConfig;
    expect(ContentSecurityPolicy).toEqual({
      ContentSecurityPolicy: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      Override: false,
    });
    expect(StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThanOrEqual(31_536_000);
  });

  it('speaks TLS 1.2 at least and redirects http', () => {
    expect(distribution.ViewerCertificate.MinimumProtocolVersion).toBe('TLSv1.2_2021');
    for (const part of [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors]) {
      expect(part.ViewerProtocolPolicy).toBe('redirect-to-https');
    }
  });
});

describe('the stack', () => {
  it('goes whole in every stage, so that it can come back: its files are copied again', async () => {
    const prod = (await synthesize(stages.prod)).templates.Web;
    const bucket = Object.values(prod.Resources).find(({ Type }) => Type === 'AWS::S3::Bucket');
    expect(bucket?.DeletionPolicy).toBe('Delete');
    expect(ofType(prod, 'Custom::CDKBucketDeployment')).toMatchObject([{ RetainOnDelete: false }]);
  });

  it('keeps logs of copying as long as all others, in a group that is there before the first line', () => {
    expect(ofType(web, 'AWS::Logs::LogGroup')).toEqual([
      { LogGroupName: '/vanhier/dev/deploy-assets', RetentionInDays: 14 },
    ]);
    const [copier] = ofType(web, 'AWS::Lambda::Function');
    expect(copier.LoggingConfig.LogGroup).toEqual({ Ref: expect.any(String) });
  });
});
