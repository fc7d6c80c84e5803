import { entityTag, isTagKnown } from '../../../shared/http/entity-tag.ts';
import type { HttpEvent } from '../../../shared/http/event.ts';
import type { PageAnswer } from '../../../shared/http/page-route.ts';

/** Seconds for which a program keeps an answer, and the edge for all of them. */
const keptByPrograms = 300;
const keptByEdge = 900;

interface CachedAnswer {
  readonly body: string;
  readonly type: string;
  readonly changedAt: Date;
  /** The name under which a browser puts it away; shown when absent. */
  readonly file?: string;
}

/**
 * An answer for programs of others, which any page of any site may read. Who has it already is told so: by its tag, and only
 * where none is sent, by when it changed (RFC 9110, 13.2.2).
 */
export function cachedAnswer(
  event: HttpEvent,
  { body, type, changedAt, file }: CachedAnswer,
): PageAnswer {
  const etag = entityTag(body);
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'ETag, Last-Modified',
    'cache-control': `public, max-age=${keptByPrograms}, s-maxage=${keptByEdge}`,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'content-type': `${type}; charset=utf-8`,
    etag,
    'last-modified': changedAt.toUTCString(),
    ...(file && { 'content-disposition': `attachment; filename="${file}"` }),
  };
  return isKnown(event, etag, changedAt) ? { status: 304, headers } : { body, headers };
}

function isKnown({ headers }: HttpEvent, etag: string, changedAt: Date): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return isTagKnown(tags, etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}
