import { Duration } from 'aws-cdk-lib';
import {
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { HouseStack } from './house-stack.ts';

const strict = ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"];

const contentSecurityPolicies = {
  /** Nothing runs and nothing loads. A page that needs more says so itself. */
  pages: strict,
  /** The sign-in of the API's documentation returns to a file here that runs a script beside it. */
  assets: [...strict, "script-src 'self'", "style-src 'self'", "img-src 'self' data:"],
};

/** Security headers of all answers. What a function says itself about content and referrer comes first. */
export function createSecurityHeaders(
  scope: Construct,
  kind: keyof typeof contentSecurityPolicies,
): ResponseHeadersPolicy {
  return new ResponseHeadersPolicy(scope, `SecurityHeaders-${kind}`, {
    responseHeadersPolicyName: HouseStack.of(scope).nameOf(`security-${kind}`),
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: contentSecurityPolicies[kind].join('; '),
        override: false,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: false },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
  });
}

/**
 * What residents' requests carry to the functions: no cookie, and the address that CloudFront saw. Host stays behind,
 * because API Gateway answers to its own name only.
 */
export function createResidentRequestPolicy(scope: Construct): OriginRequestPolicy {
  return new OriginRequestPolicy(scope, 'ResidentRequest', {
    originRequestPolicyName: HouseStack.of(scope).nameOf('resident-request'),
    cookieBehavior: OriginRequestCookieBehavior.none(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    headerBehavior: OriginRequestHeaderBehavior.allowList(
      'Accept',
      'Accept-Language',
      'CloudFront-Viewer-Address',
      'Content-Type',
      'Origin',
      // These two say that a browser asks before anybody does: visits are counted. Ten headers are what CloudFront allows.
      'Purpose',
      'Referer',
      'Sec-Fetch-Site',
      'Sec-Purpose',
      'User-Agent',
    ),
  });
}

/**
 * What clicks, scans and opens carry: the language for who is led nowhere, and all four headers by which browsers say that nobody has
 * asked yet. They come from anywhere, and no visitor's address is of use.
 */
export function createVisitRequestPolicy(scope: Construct): OriginRequestPolicy {
  return new OriginRequestPolicy(scope, 'VisitRequest', {
    originRequestPolicyName: HouseStack.of(scope).nameOf('visit-request'),
    cookieBehavior: OriginRequestCookieBehavior.none(),
    queryStringBehavior: OriginRequestQueryStringBehavior.none(),
    headerBehavior: OriginRequestHeaderBehavior.allowList(
      'Accept-Language',
      'Purpose',
      'Sec-Purpose',
      'User-Agent',
      'X-Moz',
      'X-Purpose',
    ),
  });
}

/**
 * What requests for feeds carry beside: by what readers of calendars are counted. Not part of what the edge keeps answers under, so
 * that JSON is kept for all; calendars say that the edge keeps nothing of them. Conditions (`If-None-Match`) it passes on by itself.
 */
export function createFeedRequestPolicy(scope: Construct): OriginRequestPolicy {
  return new OriginRequestPolicy(scope, 'FeedRequest', {
    originRequestPolicyName: HouseStack.of(scope).nameOf('feed-request'),
    cookieBehavior: OriginRequestCookieBehavior.none(),
    queryStringBehavior: OriginRequestQueryStringBehavior.none(),
    headerBehavior: OriginRequestHeaderBehavior.allowList(
      'CloudFront-Viewer-Address',
      'Purpose',
      'Sec-Purpose',
      'User-Agent',
    ),
  });
}

/** What the address of a cached page may say beside its path. */
const cachedQueries = {
  /** Newsletters to read online, and pages that are the same for everybody. */
  Archive: CacheQueryStringBehavior.none(),
  Posters: CacheQueryStringBehavior.allowList('language'),
  /** Merchants as JSON, for programs of others. */
  Data: CacheQueryStringBehavior.allowList('cursor'),
  /** Calendars to subscribe to, and events as JSON. */
  Feeds: CacheQueryStringBehavior.allowList('month', 'page', 'on'),
};

/** Pages that the edge keeps as long as they say, a day at most. */
export function createPageCachePolicy(
  scope: Construct,
  kind: keyof typeof cachedQueries,
): CachePolicy {
  return new CachePolicy(scope, `${kind}Cache`, {
    cachePolicyName: HouseStack.of(scope).nameOf(kind.toLowerCase()),
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.minutes(5),
    maxTtl: Duration.days(1),
    queryStringBehavior: cachedQueries[kind],
    headerBehavior: CacheHeaderBehavior.none(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}
