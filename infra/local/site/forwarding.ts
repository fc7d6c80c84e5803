import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../resources.ts';

/** What of a request CloudFront passes on to the origin. */
export interface Forwarding {
  headers(headers: IncomingHttpHeaders): IncomingHttpHeaders;
  query(query: string): string;
}

type Choice = { only: readonly string[] } | { except: readonly string[] };
interface Policy {
  headers: Choice;
  cookies: Choice;
  query: Choice;
}

const none: Choice = { only: [] };
const all: Choice = { except: [] };
const nothing: Policy = { headers: none, cookies: none, query: none };

/** Policies that AWS manages, by their public ids (CloudFront developer guide, "Use managed policies"). */
const managed: Readonly<Record<string, Policy>> = {
  // CachingOptimized, CachingOptimizedForUncompressedObjects, CachingDisabled
  '658327ea-f89d-4fab-a63d-7e88639e58f6': nothing,
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': nothing,
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': nothing,
  // AllViewer, AllViewerExceptHostHeader, CORS-S3Origin
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { headers: all, cookies: all, query: all },
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': {
    headers: { except: ['host'] },
    cookies: all,
    query: all,
  },
  '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf': {
    headers: {
      only: ['origin', 'access-control-request-headers', 'access-control-request-method'],
    },
    cookies: none,
    query: none,
  },
};

/** Headers that describe the body, or a condition, which CloudFront passes on by itself. */
const alwaysForwarded = [
  'content-type',
  'content-length',
  'content-encoding',
  'if-none-match',
  'if-modified-since',
];
/** CloudFront's own additions; they travel only when a policy names them. */
const added = 'cloudfront-viewer-address';

/**
 * What the two policies of a behaviour let through together.
 * @throws Error for a policy that neither the template nor the local cloud knows.
 */
export function forwardingOf(
  template: ResolvedTemplate,
  cachePolicyId: string,
  originRequestPolicyId: string | undefined,
): Forwarding {
  const policies = [cachePolicyId, originRequestPolicyId]
    .filter((id) => id !== undefined)
    .map((id) => findPolicy(template, id));
  const passes = (part: keyof Policy, name: string) =>
    policies.some(({ [part]: choice }) => chooses(choice, name));
  return {
    query: (query) => {
      const kept = query.split('&').filter((pair) => passes('query', pair.split('=')[0] ?? ''));
      return kept.join('&');
    },
    headers: (headers) => {
      const kept: IncomingHttpHeaders = {};
      for (const [name, value] of Object.entries(headers)) {
        if (name === 'cookie' || name === 'host') continue;
        // "All viewer headers" are those that the viewer sent, without CloudFront's own.
        const named = policies.some(
          ({ headers: choice }) => 'only' in choice && choice.only.includes(name),
        );
        if (alwaysForwarded.includes(name) || named || (name !== added && passes('headers', name)))
          kept[name] = value;
      }
      const cookies = headers.cookie
        ?.split(/;\s*/)
        .filter((cookie) => passes('cookies', cookie.split('=')[0] ?? ''));
      if (cookies?.length) kept.cookie = cookies.join('; ');
      return kept;
    },
  };
}

function chooses(choice: Choice, name: string): boolean {
  return 'only' in choice ? choice.only.includes(name) : !choice.except.includes(name);
}

const list = z.array(z.string()).default([]);
const cachePolicy = z.object({
  CachePolicyConfig: z.object({
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      HeadersConfig: z.object({ HeaderBehavior: z.string(), Headers: list }),
      CookiesConfig: z.object({ CookieBehavior: z.string(), Cookies: list }),
      QueryStringsConfig: z.object({ QueryStringBehavior: z.string(), QueryStrings: list }),
    }),
  }),
});
const originRequestPolicy = z.object({
  OriginRequestPolicyConfig: z.object({
    HeadersConfig: z.object({ HeaderBehavior: z.string(), Headers: list }),
    CookiesConfig: z.object({ CookieBehavior: z.string(), Cookies: list }),
    QueryStringsConfig: z.object({ QueryStringBehavior: z.string(), QueryStrings: list }),
  }),
});

function findPolicy(template: ResolvedTemplate, id: string): Policy {
  const known = managed[id];
  if (known !== undefined) return known;
  const resource = template.resources.find(({ ref }) => ref === id);
  if (resource === undefined) throw new Error(`The local cloud does not know the policy ${id}.`);
  const { HeadersConfig, CookiesConfig, QueryStringsConfig } =
    resource.type === 'AWS::CloudFront::CachePolicy'
      ? readProperties(resource, cachePolicy).CachePolicyConfig
          .ParametersInCacheKeyAndForwardedToOrigin
      : readProperties(resource, originRequestPolicy).OriginRequestPolicyConfig;
  return {
    headers: choiceOf(HeadersConfig.HeaderBehavior, lowerCase(HeadersConfig.Headers)),
    cookies: choiceOf(CookiesConfig.CookieBehavior, CookiesConfig.Cookies),
    query: choiceOf(QueryStringsConfig.QueryStringBehavior, QueryStringsConfig.QueryStrings),
  };
}

function choiceOf(behaviour: string, names: readonly string[]): Choice {
  switch (behaviour) {
    case 'none':
      return none;
    case 'all':
    case 'allViewer':
      return all;
    case 'whitelist':
      return { only: names };
    case 'allExcept':
      return { except: names };
    case 'allViewerAndWhitelistCloudFront':
      return { except: names.includes(added) ? [] : [added] };
    default:
      throw new Error(`CloudFront has no behaviour ${behaviour} for headers, cookies or queries.`);
  }
}

function lowerCase(names: readonly string[]): string[] {
  return names.map((name) => name.toLowerCase());
}
