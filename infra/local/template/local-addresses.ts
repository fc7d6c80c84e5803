import type { Json, JsonObject } from '../resources.ts';

/** Where the public addresses of the deployed programme are found on this machine. */
export interface LocalAddresses {
  /** Stands for CloudFront and its domain names. */
  site: string;
  /** Stands for Cognito: the issuer of tokens as well as its sign-in pages. */
  oidc: string;
  /** Base of queue URLs, and `AWS_ENDPOINT_URL` of every function. */
  aws: string;
}

/** Replaces deployed addresses in a value, also within longer texts such as a Content-Security-Policy. */
export type Relocate = (value: Json) => Json;

export function relocation(addresses: LocalAddresses, siteHosts: readonly string[]): Relocate {
  const cognito =
    /https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\/[a-z0-9-]+_[A-Za-z0-9]+)?|https:\/\/[a-z0-9-]+\.auth\.[a-z0-9-]+\.amazoncognito\.com/g;
  const sites = siteHosts.map(
    (host) => new RegExp(`https://${host.replaceAll('.', '\\.')}(?![A-Za-z0-9.-])`, 'g'),
  );
  const relocateText = (text: string) =>
    text.includes('https://')
      ? sites
          .reduce((result, site) => result.replace(site, addresses.site), text)
          .replace(cognito, addresses.oidc)
      : text;
  const relocate = (value: Json): Json => {
    if (typeof value === 'string') return relocateText(value);
    if (Array.isArray(value)) return value.map(relocate);
    if (value === null || typeof value !== 'object') return value;
    const result: JsonObject = {};
    for (const [key, item] of Object.entries(value)) result[key] = relocate(item);
    return result;
  };
  return relocate;
}
