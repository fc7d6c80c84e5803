import type { IncomingMessage } from 'node:http';
import type { Clock } from '../clock.ts';
import { asFetchError } from './as-fetch-error.ts';
import { FetchError } from './fetch-error.ts';
import { type FetchRules, fetchRules } from './fetch-rules.ts';
import { openResponse } from './open-response.ts';
import { type Patience, startPatience, within } from './patience.ts';
import { acceptedCodings, readBody } from './read-body.ts';
import { readTarget, type Target } from './read-target.ts';
import { resolveAddresses } from './resolve-addresses.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface FetchOptions {
  /** Sent to the host of the address only, and to no other that it leads to. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the body, unpacked. */
  readonly maxBytes?: number;
  /** For all of it, redirects included. */
  readonly timeoutMs?: number;
}

export interface Fetched {
  /** 200 to 299, or 304. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whether another host than the one asked gave the answer. */
  readonly isFromElsewhere: boolean;
}

/** @throws {FetchError} for all that others may do wrong. */
export type SafeFetch = (address: string, options?: FetchOptions) => Promise<Fetched>;

/** What there is to set otherwise, for tests: the default reads the public web and nothing else. */
interface FetchDeps extends Partial<FetchRules> {
  readonly idleMs?: number;
}

const maxRedirects = 5;
const defaultMaxBytes = 10 * 1024 * 1024;

/**
 * Makes the one way in which functions read addresses that others choose. Each address on the way is resolved once and
 * checked, and that address connected to: no answer of DNS and no redirect leads into a network that is not public.
 */
export function createSafeFetch({ idleMs = 10_000, ...otherwise }: FetchDeps = {}): SafeFetch {
  const rules = fetchRules(otherwise);
  return async (address, { headers = {}, maxBytes = defaultMaxBytes, timeoutMs = 30_000 } = {}) => {
    const patience = startPatience({ totalMs: timeoutMs, idleMs });
    try {
      const first = readTarget(address, rules);
      const { response, target } = await follow(first, { rules, headers, patience });
      return await fetched(response, {
        isFromElsewhere: target.host !== first.host,
        now: rules.now,
        limits: { maxBytes, patience },
      });
    } catch (error) {
      throw asFetchError(error, patience);
    } finally {
      patience.stop();
    }
  };
}

interface Journey {
  readonly rules: FetchRules;
  readonly headers: Readonly<Record<string, string>>;
  readonly patience: Patience;
}

/** Opens an address, or the one that it leads to in the end. */
async function follow(
  first: Target,
  { rules, headers, patience }: Journey,
): Promise<{ response: IncomingMessage; target: Target }> {
  let target = first;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const addresses = target.local
      ? []
      : await within(patience, resolveAddresses(target.host, rules));
    const own = target.host === first.host ? headers : {};
    const response = await openResponse({
      target,
      addresses,
      headers: { 'user-agent': 'Vanhier', ...own, 'accept-encoding': acceptedCodings },
      patience,
    });
    const { location } = response.headers;
    if (!isRedirect(response) || location === undefined) return { response, target };
    response.destroy();
    const next = readTarget(location, rules, target.url);
    if (target.isSecure && !next.isSecure) throw new FetchError('fetch.redirects');
    target = next;
  }
  throw new FetchError('fetch.redirects');
}

const isRedirect = ({ statusCode }: IncomingMessage): boolean =>
  statusCode !== undefined && [301, 302, 303, 307, 308].includes(statusCode);

interface Reading {
  readonly isFromElsewhere: boolean;
  readonly now: Clock;
  readonly limits: Parameters<typeof readBody>[1];
}

async function fetched(
  response: IncomingMessage,
  { isFromElsewhere, now, limits }: Reading,
): Promise<Fetched> {
  const status = response.statusCode ?? 0;
  if (status !== 304 && (status < 200 || status > 299)) {
    response.destroy();
    const retryAfter = retryAfterSeconds(response.headers['retry-after'], now());
    const code = status === 429 || status === 503 ? 'fetch.busy' : 'fetch.status';
    throw new FetchError(code, { status, retryAfter });
  }
  // It has none, though some servers say how it would be packed.
  if (status === 304) response.destroy();
  const body = status === 304 ? Buffer.alloc(0) : await readBody(response, limits);
  return { status, headers: singleHeaders(response), body, isFromElsewhere };
}

const singleHeaders = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
