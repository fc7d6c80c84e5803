import { type IncomingMessage, type RequestOptions, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { FetchError } from './fetch-error.ts';
import { type Patience, within } from './patience.ts';
import type { Target } from './read-target.ts';
import type { Address } from './resolve-addresses.ts';

interface Opening {
  readonly target: Target;
  /** Those that were checked; none for what the local cloud serves. */
  readonly addresses: readonly Address[];
  readonly headers: Readonly<Record<string, string>>;
  /** What is posted; a GET when absent. */
  readonly body?: Buffer;
  readonly patience: Patience;
}

/** Sends one request and waits for the head of its answer. A connection of its own, closed with it; no cookies. */
export function openResponse(opening: Opening): Promise<IncomingMessage> {
  const { target, patience } = opening;
  const answered = Promise.withResolvers<IncomingMessage>();
  const isSecure = target.isSecure && !target.local;
  const sent = (isSecure ? secureRequest : request)(optionsOf(opening), answered.resolve);
  sent.on('error', answered.reject);
  // Nobody asked for another protocol: Node would close such a connection without a word.
  sent.on('upgrade', (_response, socket) => {
    socket.destroy();
    answered.reject(new FetchError('fetch.connection'));
  });
  sent.end(opening.body);
  patience.restart();
  return within(patience, answered.promise);
}

function optionsOf({ target, addresses, headers, body, patience }: Opening): RequestOptions {
  const { url, host, local } = target;
  return {
    method: body ? 'POST' : 'GET',
    host: local?.hostname ?? host,
    port: local?.port ?? target.port,
    path: `${url.pathname}${url.search}`,
    // The name stays the one asked for, here and by it in the certificate (SNI): only the machine is pinned.
    headers: { ...headers, host: url.host.replace(/\.(?=:|$)/, '') },
    ...(local ? {} : { lookup: pinnedTo(addresses) }),
    agent: false,
    signal: patience.signal,
  };
}

/** Looks nothing up: a name that answers otherwise the second time it is asked is not asked a second time. */
const pinnedTo =
  (addresses: readonly Address[]): LookupFunction =>
  (_host, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
