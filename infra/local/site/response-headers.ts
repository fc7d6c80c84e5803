import * as z from 'zod';
import { type ResolvedTemplate, readProperties } from '../resources.ts';

type Headers = Record<string, string | string[]>;

const override = { Override: z.boolean() };
const policyProperties = z.object({
  ResponseHeadersPolicyConfig: z.object({
    CustomHeadersConfig: z
      .object({
        Items: z.array(z.object({ Header: z.string(), Value: z.string(), ...override })),
      })
      .optional(),
    RemoveHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string() })) }).optional(),
    SecurityHeadersConfig: z
      .object({
        ContentSecurityPolicy: z
          .object({ ContentSecurityPolicy: z.string(), ...override })
          .optional(),
        ContentTypeOptions: z.object(override).optional(),
        FrameOptions: z.object({ FrameOption: z.string(), ...override }).optional(),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), ...override }).optional(),
        StrictTransportSecurity: z
          .object({
            AccessControlMaxAgeSec: z.coerce.number(),
            IncludeSubdomains: z.boolean().default(false),
            Preload: z.boolean().default(false),
            ...override,
          })
          .optional(),
      })
      .default({}),
  }),
});
type Config = z.infer<typeof policyProperties>['ResponseHeadersPolicyConfig'];

/**
 * What a response headers policy makes of an origin's headers: removed ones go, and the policy's own are set where it
 * overrides or where the origin has none.
 */
export function responseHeadersOf(
  template: ResolvedTemplate,
  policyId: string | undefined,
): (fromOrigin: Headers) => Headers {
  if (policyId === undefined) return (headers) => headers;
  const resource = template.resources.find(({ ref }) => ref === policyId);
  if (resource === undefined)
    throw new Error(`The local cloud does not know the response headers policy ${policyId}.`);
  const config = readProperties(resource, policyProperties).ResponseHeadersPolicyConfig;
  const removed = new Set(
    config.RemoveHeadersConfig?.Items.map(({ Header }) => Header.toLowerCase()),
  );
  const own = ownHeaders(config);
  return (fromOrigin) => {
    const result = Object.fromEntries(
      Object.entries(fromOrigin).filter(([name]) => !removed.has(name)),
    );
    for (const { name, value, overrides } of own)
      if (overrides || result[name] === undefined) result[name] = value;
    return result;
  };
}

function ownHeaders(config: Config): { name: string; value: string; overrides: boolean }[] {
  const security = config.SecurityHeadersConfig;
  const transport = security.StrictTransportSecurity;
  const header = (
    name: string,
    value: string | undefined,
    setting: { Override: boolean } | undefined,
  ) =>
    value === undefined || setting === undefined
      ? []
      : [{ name, value: plainHttp(value), overrides: setting.Override }];
  return [
    ...header(
      'content-security-policy',
      security.ContentSecurityPolicy?.ContentSecurityPolicy,
      security.ContentSecurityPolicy,
    ),
    ...header('x-content-type-options', 'nosniff', security.ContentTypeOptions),
    ...header('x-frame-options', security.FrameOptions?.FrameOption, security.FrameOptions),
    ...header('referrer-policy', security.ReferrerPolicy?.ReferrerPolicy, security.ReferrerPolicy),
    ...header(
      'strict-transport-security',
      transport &&
        [
          `max-age=${transport.AccessControlMaxAgeSec}`,
          ...(transport.IncludeSubdomains ? ['includeSubDomains'] : []),
          ...(transport.Preload ? ['preload'] : []),
        ].join('; '),
      transport,
    ),
    ...(config.CustomHeadersConfig?.Items ?? []).map(({ Header, Value, Override }) => ({
      name: Header.toLowerCase(),
      value: Value,
      overrides: Override,
    })),
  ];
}

/** The local site has no TLS: a browser that upgraded its requests would reach nothing. */
function plainHttp(value: string): string {
  return value.replace(/;?\s*upgrade-insecure-requests/, '');
}
