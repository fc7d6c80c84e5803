import { entityTag, isTagKnown } from '../../../shared/http/entity-tag.ts';
import type { HttpEvent } from '../../../shared/http/event.ts';
import type { PageAnswer } from '../../../shared/http/page-route.ts';

/** Seconds for which a program keeps an answer, and the edge for all of them. */
const keptByPrograms = 300;
const keptByEdge = 900;

interface Kind {
  /** Media type. */
  readonly type: string;
  /** The name under which a browser puts it away; shown when absent. */
  readonly file?: string;
  /** Whether each request has to reach us, to be counted: the edge keeps nothing then. */
  readonly isCounted?: boolean;
}

/** By what an answer is known to whoever has it. */
export interface Tag {
  readonly etag: string;
  readonly changedAt: Date;
}

interface CachedAnswer extends Kind {
  readonly body: string;
  readonly changedAt: Date;
}

/**
 * An answer for programs of others, which any page of any site may read. Who has it already is told so: by its tag, and only
 * where none is sent, by when it changed (RFC 9110, 13.2.2).
 */
export function cachedAnswer(
  event: HttpEvent,
  { body, changedAt, ...kind }: CachedAnswer,
): PageAnswer {
  const tag = { etag: entityTag(body), changedAt };
  return knownAnswer(event, tag, kind) ?? { body, headers: headersOf(tag, kind) };
}

/** The answer to whoever has it already; undefined for all others. */
export const knownAnswer = (event: HttpEvent, tag: Tag, kind: Kind): PageAnswer | undefined =>
  isKnown(event, tag) ? { status: 304, headers: headersOf(tag, kind) } : undefined;

const headersOf = ({ etag, changedAt }: Tag, { type, file, isCounted = false }: Kind) => ({
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Last-Modified',
  'cache-control': isCounted
    ? `private, max-age=${keptByPrograms}`
    : `public, max-age=${keptByPrograms}, s-maxage=${keptByEdge}`,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'content-type': `${type}; charset=utf-8`,
  etag,
  'last-modified': changedAt.toUTCString(),
  ...(file && { 'content-disposition': `attachment; filename="${file}"` }),
});

function isKnown({ headers }: HttpEvent, { etag, changedAt }: Tag): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return isTagKnown(tags, etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}
