import type { IncomingMessage, ServerResponse } from 'node:http';
import { openListenerNear } from '../../listener.ts';
import { instantAt, type Json, textsAt, type UitdatabankEntry } from './uitdatabank-entry.ts';
import { parseQuery } from './uitdatabank-query.ts';

/** A server that answers as the search API of UiTdatabank does, of the entries it is given. */
export interface UitdatabankServer {
  readonly url: string;
  /** Puts an entry in place of the one with the same id. */
  put(entry: UitdatabankEntry): void;
  /** Takes an entry away as if it had never been: what is deleted there stays, with another status. */
  remove(id: string): void;
  /** Answers the next calls with this status, as a server under load does. */
  refuse(status: 429 | 503, calls: number, headers?: Readonly<Record<string, string>>): void;
  /** Parameters of each call. */
  readonly calls: readonly URLSearchParams[];
  close(): Promise<void>;
}

interface Settings {
  readonly clientId: string;
  readonly now: () => Date;
  readonly port?: number;
  /** Called before each answer, with the number of calls before; to change entries between pages. */
  readonly onCall?: (before: number) => void;
}

const maxResults = 10_000;
const maxLimit = 2000;

export async function startUitdatabank({
  clientId,
  now,
  port = 0,
  onCall,
}: Settings): Promise<UitdatabankServer> {
  const entries = new Map<string, UitdatabankEntry>();
  const calls: URLSearchParams[] = [];
  const refusals: { status: number; headers: Readonly<Record<string, string>> }[] = [];
  const listener = await openListenerNear(port);
  listener.handle((request, response) => {
    onCall?.(calls.length);
    const url = new URL(request.url ?? '/', listener.url);
    calls.push(url.searchParams);
    const refusal = refusals.shift();
    if (refusal) return response.writeHead(refusal.status, refusal.headers).end();
    return answer(response, judge(request, url, clientId) ?? search(entries, url, now()));
  });
  return {
    url: listener.url,
    calls,
    put: (entry) => entries.set(idOf(entry), entry),
    remove: (id) => entries.delete(id),
    refuse: (status, count, headers = {}) => {
      for (let call = 0; call < count; call += 1) refusals.push({ status, headers });
    },
    close: listener.close,
  };
}

const idOf = ({ json }: UitdatabankEntry): string => textsAt(json, '@id')[0] ?? '';

interface Answer {
  readonly status: number;
  readonly body: object;
}

const problem = (status: number, detail: string): Answer => ({ status, body: { status, detail } });

function answer(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/ld+json' }).end(JSON.stringify(body));
}

function judge(request: IncomingMessage, url: URL, clientId: string): Answer | undefined {
  if (url.pathname !== '/events/') return problem(404, 'There is no such endpoint.');
  const given = request.headers['x-client-id'] ?? url.searchParams.get('clientId') ?? undefined;
  if (given === undefined) return problem(401, 'Credentials are missing.');
  return given === clientId ? undefined : problem(403, 'This client id is not known.');
}

function search(entries: Map<string, UitdatabankEntry>, { searchParams }: URL, now: Date): Answer {
  const start = Number(searchParams.get('start') ?? 0);
  const limit = Number(searchParams.get('limit') ?? 30);
  if (!(start >= 0 && start <= maxResults)) return problem(404, '"start" is out of range.');
  if (!(limit >= 0 && limit <= maxLimit)) return problem(404, '"limit" is out of range.');
  if (start + limit > maxResults) return problem(400, 'The result window is too large.');
  const matches = parseQuery(searchParams.get('q') ?? '');
  if (!matches) return problem(400, 'The query is not understood.');
  const found = [...entries.values()]
    .filter((entry) => matches(entry) && isWanted(entry.json, searchParams, now))
    .sort(searchParams.get('sort[modified]') === 'asc' ? byChange : () => 0);
  const page = found.slice(start, start + limit);
  const isEmbedded = searchParams.get('embed') === 'true';
  const member = page.map(({ json }) =>
    isEmbedded ? json : { '@id': json['@id'], '@type': 'Event' },
  );
  return { status: 200, body: { itemsPerPage: limit, totalItems: found.length, member } };
}

/** Entries that do not say when they were changed come last. */
const byChange = (one: UitdatabankEntry, other: UitdatabankEntry): number =>
  (instantAt(one.json, 'modified') ?? Number.MAX_VALUE) -
  (instantAt(other.json, 'modified') ?? Number.MAX_VALUE);

function isWanted(json: Json, parameters: URLSearchParams, now: Date): boolean {
  return isShown(json, parameters, now) && isInTime(json, parameters);
}

/** The filters that hold unless they are turned off. */
function isShown(json: Json, parameters: URLSearchParams, now: Date): boolean {
  const isOff = parameters.get('disableDefaultFilters') === 'true';
  const usual = isOff ? '' : 'APPROVED,READY_FOR_VALIDATION';
  const statuses = (parameters.get('workflowStatus') ?? usual).split(',').filter(Boolean);
  const hasStatus = textsAt(json, 'workflowStatus').some((status) => statuses.includes(status));
  if (statuses.length > 0 && !hasStatus) return false;
  if (isOff) return true;
  const [audience = 'everyone'] = textsAt(json, 'audience.audienceType');
  const from = instantAt(json, 'availableFrom') ?? 0;
  const to = instantAt(json, 'availableTo') ?? Number.MAX_VALUE;
  return audience === 'everyone' && from <= now.getTime() && to >= now.getTime();
}

function isInTime(json: Json, parameters: URLSearchParams): boolean {
  const bounds = ['created', 'modified'].every((name) => {
    const at = instantAt(json, name) ?? Number.NaN;
    const from = parameters.get(`${name}From`);
    const to = parameters.get(`${name}To`);
    return (from === null || at >= Date.parse(from)) && (to === null || at <= Date.parse(to));
  });
  const dateFrom = parameters.get('dateFrom');
  const end = instantAt(json, 'endDate') ?? Number.MAX_VALUE;
  return bounds && (dateFrom === null || end >= Date.parse(dateFrom));
}
