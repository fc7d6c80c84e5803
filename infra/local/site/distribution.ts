import * as z from 'zod';
import { wildcard } from '../aws/iam/wildcard.ts';
import { type ResolvedTemplate, type Resource, readProperties } from '../resources.ts';
import { type Forwarding, forwardingOf } from './forwarding.ts';
import { responseHeadersOf } from './response-headers.ts';

/** How CloudFront treats the paths of one pattern. */
export interface Behaviour {
  /** Undefined for the default behaviour. */
  pattern: RegExp | undefined;
  origin: Origin;
  methods: readonly string[];
  /** Whether the edge keeps answers, and then tells by their tag who has them already. */
  caches: boolean;
  forwarding: Forwarding;
  /** Set on every answer, whatever the origin said. */
  responseHeaders: (
    fromOrigin: Record<string, string | string[]>,
  ) => Record<string, string | string[]>;
}

export interface Origin {
  host: string;
  path: string;
  /** May hold a `{{resolve:secretsmanager:…}}`. */
  headers: readonly { name: string; value: string }[];
}

/** The policy that AWS manages for what is never kept. */
const cachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const behaviourSchema = z.object({
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
});
const distributionProperties = z.object({
  DistributionConfig: z.object({
    Enabled: z.literal(true),
    Origins: z.array(
      z.object({
        Id: z.string(),
        DomainName: z.string(),
        OriginPath: z.string().default(''),
        OriginCustomHeaders: z
          .array(z.object({ HeaderName: z.string(), HeaderValue: z.string() }))
          .default([]),
      }),
    ),
    DefaultCacheBehavior: behaviourSchema,
    CacheBehaviors: z.array(behaviourSchema.extend({ PathPattern: z.string() })).default([]),
  }),
});

/**
 * The behaviours of a distribution in CloudFront's order of precedence, the default one last.
 * @throws Error when a behaviour names an origin or a policy that is not there.
 */
export function behavioursOf(template: ResolvedTemplate, distribution: Resource): Behaviour[] {
  const { DistributionConfig: config } = readProperties(distribution, distributionProperties);
  const origins = new Map(
    config.Origins.map((origin): [string, Origin] => [
      origin.Id,
      {
        host: origin.DomainName,
        path: origin.OriginPath,
        headers: origin.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => ({
          name: HeaderName.toLowerCase(),
          value: HeaderValue,
        })),
      },
    ]),
  );
  return [
    ...config.CacheBehaviors.map((behaviour) => ({
      ...behaviour,
      pattern: pathPattern(behaviour.PathPattern),
    })),
    { ...config.DefaultCacheBehavior, pattern: undefined },
  ].map((behaviour) => {
    const origin = origins.get(behaviour.TargetOriginId);
    if (origin === undefined)
      throw new Error(
        `A behaviour names the origin ${behaviour.TargetOriginId}, which is not there.`,
      );
    return {
      pattern: behaviour.pattern,
      origin,
      methods: behaviour.AllowedMethods,
      caches: behaviour.CachePolicyId !== cachingDisabled,
      forwarding: forwardingOf(template, behaviour.CachePolicyId, behaviour.OriginRequestPolicyId),
      responseHeaders: responseHeadersOf(template, behaviour.ResponseHeadersPolicyId),
    };
  });
}

/** CloudFront's path patterns: `*` for any characters, `?` for one, with or without a first slash. */
function pathPattern(pattern: string): RegExp {
  return wildcard(pattern.replace(/^\/?/, '/'));
}
