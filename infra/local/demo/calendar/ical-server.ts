import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { openListenerNear } from '../../listener.ts';

/** A web server that has calendar files, as a municipality's website would. */
export interface IcalServer {
  readonly url: string;
  /** Puts a file at a path such as `/retie.ics`, over the one before. */
  put(path: string, text: string, changedAt: Date): void;
  remove(path: string): void;
  /** Path and status of each answer, the first first. */
  readonly answers: readonly { readonly path: string; readonly status: number }[];
  close(): Promise<void>;
}

interface IcalFile {
  readonly text: string;
  readonly etag: string;
  /** Whole seconds, as HTTP writes dates. */
  readonly changedAt: Date;
}

export async function startIcalServer({ port = 0 }: { port?: number } = {}): Promise<IcalServer> {
  const files = new Map<string, IcalFile>();
  const answers: { path: string; status: number }[] = [];
  const listener = await openListenerNear(port);
  listener.handle((request, response) => {
    const path = new URL(request.url ?? '/', listener.url).pathname;
    const file = files.get(path);
    if (!file) response.writeHead(404);
    else if (isKnown(request, file)) writeHead(response, 304, file);
    else writeHead(response, 200, file);
    answers.push({ path, status: response.statusCode });
    response.end(response.statusCode === 200 ? file?.text : undefined);
  });
  return {
    url: listener.url,
    answers,
    put: (path, text, changedAt) => {
      const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
      const seconds = Math.floor(changedAt.getTime() / 1000);
      files.set(path, { text, etag, changedAt: new Date(seconds * 1000) });
    },
    remove: (path) => files.delete(path),
    close: listener.close,
  };
}

/** The entity tag beats the date (RFC 9110, section 13.2.2). */
function isKnown({ headers }: IncomingMessage, { etag, changedAt }: IcalFile): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags.split(/\s*,\s*/).includes(etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return changedAt.getTime() <= since;
}

const writeHead = (response: ServerResponse, status: number, { etag, changedAt }: IcalFile) =>
  response.writeHead(status, {
    'content-type': 'text/calendar; charset=utf-8',
    etag,
    'last-modified': changedAt.toUTCString(),
  });
