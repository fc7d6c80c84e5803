import * as z from 'zod';

/**
 * Names that the local cloud serves itself, and where. Only names that public DNS never has (`.example`, RFC 2606), and only
 * addresses of this machine: whatever this says, it opens no way to any other name or network.
 */
const localHostsSchema = z.record(
  z.string().regex(/^[a-z0-9.-]+\.example$/),
  z.string().regex(/^http:\/\/127\.0\.0\.1:\d{2,5}$/),
);
export type LocalHosts = ReadonlyMap<string, URL>;

export const noLocalHosts: LocalHosts = new Map();

/** Reads the environment's `LOCAL_HOSTS`, as in `{"kalender.vanhier.example":"http://127.0.0.1:4107"}`. */
export function readLocalHosts(json: string | undefined): LocalHosts {
  if (json === undefined || json === '') return noLocalHosts;
  const hosts = localHostsSchema.parse(JSON.parse(json));
  return new Map(Object.entries(hosts).map(([name, url]) => [name, new URL(url)]));
}
