import { FetchError } from './fetch-error.ts';
import type { LocalHosts } from './local-hosts.ts';

/** Where a request goes, as its address says; not yet to which machine. */
export interface Target {
  readonly url: URL;
  /** Name or IP address, without brackets or the dot of the root. */
  readonly host: string;
  readonly port: number;
  readonly isSecure: boolean;
  /** Where the local cloud serves this name. */
  readonly local: URL | undefined;
}

interface Rules {
  readonly localHosts: LocalHosts;
  readonly ports: ReadonlySet<number>;
}

const schemes: Readonly<Record<string, string>> = { 'webcal:': 'https:', 'webcals:': 'https:' };

/**
 * Reads an address that somebody typed, or that a server leads to (then against the address it was read at).
 * @throws {FetchError}
 */
export function readTarget(text: string, { localHosts, ports }: Rules, base?: URL): Target {
  const url = parse(text, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new FetchError('fetch.scheme');
  if (url.username !== '' || url.password !== '') throw new FetchError('fetch.credentials');
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const local = localHosts.get(host);
  if (!local && !ports.has(port)) throw new FetchError('fetch.port');
  if (isNameOfOwnNetwork(host)) throw new FetchError('fetch.address_refused');
  return { url, host, port, isSecure, local };
}

function parse(text: string, base: URL | undefined): URL {
  const [scheme = ''] = /^[a-z]+:/i.exec(text.trim()) ?? [];
  const known = schemes[scheme.toLowerCase()];
  const written = known ? `${known}${text.trim().slice(scheme.length)}` : text.trim();
  const url = URL.parse(written, base?.href);
  if (!url) throw new FetchError('fetch.malformed');
  return url;
}

/** Names without a top level, and those that only networks of one's own know (RFC 6761, RFC 6762, RFC 8375). */
const isNameOfOwnNetwork = (host: string): boolean =>
  (!/[.:]/.test(host) && !/^\d+$/.test(host)) ||
  /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|localdomain|home\.arpa)$/.test(host);
