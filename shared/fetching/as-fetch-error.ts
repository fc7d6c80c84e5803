import { FetchError } from './fetch-error.ts';
import type { Patience } from './patience.ts';

/** What networks and servers do wrong is expected of them; anything else is ours. */
export function asFetchError(error: unknown, { signal }: Patience): unknown {
  if (error instanceof FetchError) return error;
  if (signal.aborted) return signal.reason;
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  if (/^(?:Z_|ERR__)/.test(code)) {
    return new FetchError('fetch.encoding', { cause: error });
  }
  const isCertificate = /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_/.test(code);
  return new FetchError(isCertificate ? 'fetch.certificate' : 'fetch.connection', { cause: error });
}
