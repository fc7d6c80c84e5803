import { asFetchError } from './as-fetch-error.ts';
import { FetchError } from './fetch-error.ts';
import { type FetchRules, fetchRules } from './fetch-rules.ts';
import { openResponse } from './open-response.ts';
import { type Patience, startPatience, within } from './patience.ts';
import { readTarget } from './read-target.ts';
import { type Address, resolveAddresses } from './resolve-addresses.ts';
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
interface PostDeps extends Partial<FetchRules> {
  readonly timeoutMs?: number;
}

/**
 * Makes the one way in which functions post to addresses that others choose: over https, to a machine of the public internet, checked
 * and pinned as when reading; see `safe-fetch.ts`.
 */
export function createSafePost({ timeoutMs = 15_000, ...otherwise }: PostDeps = {}): SafePost {
  const rules = fetchRules(otherwise);

  async function reach(address: string, patience: Patience) {
    const target = readTarget(address, rules);
    if (!target.isSecure) throw new FetchError('fetch.insecure');
    const none: readonly Address[] = [];
    const addresses = target.local
      ? none
      : await within(patience, resolveAddresses(target.host, rules));
    return { target, addresses };
  }

  async function patiently<Value>(act: (patience: Patience) => Promise<Value>): Promise<Value> {
    const patience = startPatience({ totalMs: timeoutMs, idleMs: timeoutMs });
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
          retryAfter: retryAfterSeconds(response.headers['retry-after'], rules.now()),
        };
      }),

    check: (address) =>
      patiently(async (patience) => {
        await reach(address, patience);
      }),
  };
}
