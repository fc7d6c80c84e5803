import { FetchError } from './fetch-error.ts';

/** How long a whole fetch may take, and how long nothing may come of it. Milliseconds. */
export interface PatienceLimits {
  readonly totalMs: number;
  readonly idleMs: number;
}

export interface Patience {
  /** Aborted, with a FetchError, once either time has run out. */
  readonly signal: AbortSignal;
  /** Something came: the idle time begins anew. */
  restart(): void;
  stop(): void;
}

export function startPatience({ totalMs, idleMs }: PatienceLimits): Patience {
  const controller = new AbortController();
  const lose = () => controller.abort(new FetchError('fetch.timeout'));
  const total = setTimeout(lose, totalMs);
  const idle = setTimeout(lose, idleMs);
  return {
    signal: controller.signal,
    restart: () => idle.refresh(),
    stop: () => {
      clearTimeout(total);
      clearTimeout(idle);
    },
  };
}

/** What comes of a promise, unless patience ends before. */
export async function within<Value>({ signal }: Patience, promise: Promise<Value>): Promise<Value> {
  signal.throwIfAborted();
  const lost = Promise.withResolvers<never>();
  const lose = () => lost.reject(signal.reason);
  signal.addEventListener('abort', lose);
  try {
    return await Promise.race([promise, lost.promise]);
  } finally {
    signal.removeEventListener('abort', lose);
  }
}
