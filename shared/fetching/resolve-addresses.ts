import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { FetchError } from './fetch-error.ts';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

export const resolveByDns: Resolve = (host) => lookup(host, { all: true });

interface Rules {
  readonly resolve: Resolve;
  readonly allows: (address: string) => boolean;
}

/**
 * The addresses of a host that may be connected to. One that is not allowed refuses the name, whatever its others are. A name
 * that does not exist answers the same: nobody learns which names our network has.
 * @throws {FetchError} fetch.address_refused
 */
export async function resolveAddresses(
  host: string,
  { resolve, allows }: Rules,
): Promise<readonly Address[]> {
  const family = isIP(host);
  const found = family === 0 ? await named(host, resolve) : [{ address: host, family }];
  if (found.length === 0 || !found.every(({ address }) => allows(address))) {
    throw new FetchError('fetch.address_refused', { cause: { host, found } });
  }
  return found;
}

async function named(host: string, resolve: Resolve): Promise<readonly Address[]> {
  try {
    return await resolve(host);
  } catch (cause) {
    throw new FetchError('fetch.address_refused', { cause });
  }
}
