import { type Clock, systemClock } from '../clock.ts';
import { asFetchError } from './as-fetch-error.ts';
import { FetchError } from './fetch-error.ts';
import { type LocalHosts, noLocalHosts } from './local-hosts.ts';
import { openResponse } from './open-response.ts';
import { type Patience, startPatience, within } from './patience.ts';
import { isPublicAddress } from './public-address.ts';
import { readTarget } from './read-target.ts';
import { type Address, type Resolve, resolveAddresses, resolveByDns } from './resolve-addresses.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface PostAnswer {
  /** Whatever it is: a redirect is an answer like another, and followed to no place. */
  readonly status: number;
  /** Seconds for which the server wants to be left alone. */
  readonly retryAfter: number | undefined;
}

export interface SafePost {
  /** Posts, and reads no more of the answer than its head. @throws {FetchError} when there is none. */
  post(address: string, posted: Posted): Promise<PostAnswer>;
  /** Looks whether an address may be posted to, without doing so. @throws {FetchError} */
  check(address: string): Promise<void>;
}

/** What there is to set otherwise, for tests: the default posts to the public web and nowhere else. */
interface PostDeps {
  readonly localHosts?: LocalHosts;
  readonly resolve?: Resolve;
  readonly allows?: (address: string) => boolean;
  readonly ports?: ReadonlySet<number>;
  readonly timeoutMs?: number;
  readonly now?: Clock;
}

/** The first is of addresses that are refused for their scheme. */
const webPorts: ReadonlySet<number> = new Set([80, 443]);
const defaultTimeoutMs = 15_000;

/**
 * Makes the one way in which functions post to addresses that others choose: over https, to a machine of the public internet, checked
 * and pinned as when reading; see `safe-fetch.ts`.
 */
export function createSafePost(deps: PostDeps = {}): SafePost {
  const localHosts = deps.localHosts ?? noLocalHosts;
  const rules = { localHosts, ports: deps.ports ?? webPorts };
  const lookUp = { resolve: deps.resolve ?? resolveByDns, allows: deps.allows ?? isPublicAddress };
  const now = deps.now ?? systemClock;

  async function reach(address: string, patience: Patience) {
    const target = readTarget(address, rules);
    if (!target.isSecure) throw new FetchError('fetch.insecure');
    const none: readonly Address[] = [];
    const addresses = target.local
      ? none
      : await within(patience, resolveAddresses(target.host, lookUp));
    return { target, addresses };
  }

  async function patiently<Value>(act: (patience: Patience) => Promise<Value>): Promise<Value> {
    const totalMs = deps.timeoutMs ?? defaultTimeoutMs;
    const patience = startPatience({ totalMs, idleMs: totalMs });
    try {
      return await act(patience);
    } catch (error) {
      throw asFetchError(error, patience);
    } finally {
      patience.stop();
    }
  }

  return {
    post: (address, { headers, body }) =>
      patiently(async (patience) => {
        const reached = await reach(address, patience);
        const response = await openResponse({
          ...reached,
          headers: {
            'user-agent': 'Vanhier',
            ...headers,
            'content-length': String(body.length),
          },
          body,
          patience,
        });
        response.destroy();
        return {
          status: response.statusCode ?? 0,
          retryAfter: retryAfterSeconds(response.headers['retry-after'], now()),
        };
      }),

    check: (address) =>
      patiently(async (patience) => {
        await reach(address, patience);
      }),
  };
}
