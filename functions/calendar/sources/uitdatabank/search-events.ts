import type { SafeFetch } from '../../../../shared/fetching/safe-fetch.ts';
import { SourceFailure } from '../source-failure.ts';
import { pageSchema, type SearchPage } from './event-json.ts';

export interface UitdatabankAccess {
  /** Address of the search API, without a slash at the end. */
  readonly baseUrl: string;
  readonly clientId: string;
}

const maxBytes = 30 * 1024 * 1024;

/**
 * Fetches one page of search results.
 * @throws {FetchError} `fetch.busy` where we are to come back later
 * @throws {SourceFailure} source.no_answer
 */
export async function searchEvents(
  path: string,
  { fetch, access }: { readonly fetch: SafeFetch; readonly access: UitdatabankAccess },
): Promise<SearchPage> {
  const { body } = await fetch(`${access.baseUrl}${path}`, {
    headers: { 'x-client-id': access.clientId, accept: 'application/json' },
    maxBytes,
  });
  const parsed = pageSchema.safeParse(readJson(body));
  if (!parsed.success) throw new SourceFailure('source.no_answer', { cause: parsed.error });
  return parsed.data;
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new SourceFailure('source.no_answer', { cause });
  }
}
