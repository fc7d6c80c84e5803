/** Why nothing came of fetching an address, with what staff are told; says nothing of the network that we are in. */
const messages = {
  'fetch.malformed': 'This is no address of the web.',
  'fetch.scheme': 'Only addresses that begin with https:// or http:// can be read.',
  'fetch.insecure': 'Only addresses that begin with https:// are posted to.',
  'fetch.credentials': 'An address must not hold a name or password.',
  'fetch.port': 'Only the usual ports of the web, 80 and 443, can be read.',
  'fetch.address_refused': 'No public server goes by this name.',
  'fetch.connection': 'The server gave no answer, or broke it off.',
  'fetch.certificate': 'The certificate of the server is not valid for this name.',
  'fetch.timeout': 'The server took too long.',
  'fetch.redirects':
    'The server leads from one address to the next without end, or to one that is less safe.',
  'fetch.status': 'The server answered with an error.',
  'fetch.busy': 'The server asks to come back later.',
  'fetch.too_large': 'The file is larger than we read.',
  'fetch.encoding': 'The file is packed in a way that we cannot read.',
} as const;

export type FetchErrorCode = keyof typeof messages;

interface FetchErrorOptions {
  readonly cause?: unknown;
  /** HTTP status of the answer. */
  readonly status?: number;
  /** Seconds for which the server wants to be left alone. */
  readonly retryAfter?: number | undefined;
}

/** An expected failure of a fetch. The message is for staff; addresses are in the cause only. */
export class FetchError extends Error {
  readonly code: FetchErrorCode;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: FetchErrorCode, { cause, status, retryAfter }: FetchErrorOptions = {}) {
    super(status === undefined ? messages[code] : `${messages[code]} (HTTP ${status})`, { cause });
    this.name = 'FetchError';
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
