import type { IncomingHttpHeaders } from 'node:http';

/** Who calls which service, as the signature claims. */
export interface Claim {
  accessKeyId: string;
  service: string;
  presigned: boolean;
}

/** Reads the credential of a SigV4 request from its header, or from the query of a presigned URL. */
export function readClaim(headers: IncomingHttpHeaders, query: URLSearchParams): Claim | undefined {
  const signed = /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  const read = readCredential(signed ?? query.get('X-Amz-Credential') ?? '');
  return read && { ...read, presigned: signed === undefined };
}

/** `<access key>/<date>/<region>/<service>/aws4_request`, where the access key may hold slashes itself. */
export function readCredential(credential: string): Omit<Claim, 'presigned'> | undefined {
  const parts = credential.split('/');
  const service = parts.at(-2);
  if (parts.length < 5 || parts.at(-1) !== 'aws4_request' || !service) return undefined;
  return { accessKeyId: parts.slice(0, -4).join('/'), service };
}
