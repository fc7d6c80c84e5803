import type { IncomingMessage, ServerResponse } from 'node:http';
import { isTagKnown } from '../../../shared/http/entity-tag.ts';
import { type HttpAnswer, sendAnswer, textAnswer } from '../api/http-answer.ts';
import type { HttpApi } from '../api/http-api.ts';
import { readBody } from '../api/request-body.ts';
import type { Handle } from '../listener.ts';
import { type ResolvedTemplate, type Resource, region } from '../resources.ts';
import { type Behaviour, behavioursOf, type Origin } from './distribution.ts';
import { type Landing, landingLanguage, landingPage } from './landing-page.ts';
import { distributionAccess } from './origin-access.ts';

export interface SiteOptions {
  template: ResolvedTemplate;
  apis: readonly HttpApi[];
  /** Reads an object of a bucket for CloudFront; the answer of S3. */
  readObject(bucket: string, key: string): Promise<HttpAnswer>;
  secretText(secretId: string): Promise<string>;
  /** The local cloud's own page, instead of the programme's front page. */
  landing: Landing;
}

/** CloudFront refuses larger requests to an API (and a function's payload is limited far below). */
const bodyLimitBytes = 20 * 1024 * 1024;

/**
 * Stands for the template's CloudFront distribution.
 * @throws Error when the template has none, or has an origin that is neither its HTTP API nor one of its buckets.
 */
export async function openSite(options: SiteOptions): Promise<Handle> {
  const { template } = options;
  const [distribution] = template.byType('AWS::CloudFront::Distribution');
  if (distribution === undefined) throw new Error('The template has no CloudFront distribution.');
  const behaviours = await Promise.all(
    behavioursOf(template, distribution).map(async (behaviour) => ({
      behaviour,
      ask: await openOrigin(behaviour, distribution, options),
    })),
  );
  return serve;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET';
    const { path, query } = splitUrl(request);
    if (path === '/' && (method === 'GET' || method === 'HEAD')) {
      const language = landingLanguage(query, request.headers['accept-language']);
      const page = landingPage(language, options.landing);
      return sendAnswer(
        textAnswer(200, 'text/html; charset=utf-8', page),
        response,
        method === 'GET',
      );
    }
    const found = behaviours.find(({ behaviour }) => behaviour.pattern?.test(path) ?? true);
    if (found === undefined) return sendAnswer(textAnswer(404, 'text/plain', ''), response, true);
    const { behaviour, ask } = found;
    const answer = behaviour.methods.includes(method)
      ? await ask(request).catch((error) => originUnreachable(error))
      : textAnswer(403, 'text/plain', 'This method is not allowed here.');
    const headers = behaviour.responseHeaders(answer.headers);
    const isKnown = behaviour.caches && holdsStill(answer, request);
    const shown = isKnown ? { status: 304, body: Buffer.alloc(0) } : answer;
    sendAnswer({ ...shown, headers }, response, method !== 'HEAD' && !isKnown);
  }
}

/** Whether the visitor has this answer already. */
function holdsStill({ status, headers }: HttpAnswer, request: IncomingMessage): boolean {
  return (
    status === 200 &&
    typeof headers.etag === 'string' &&
    isTagKnown(request.headers['if-none-match'], headers.etag)
  );
}

type Ask = (request: IncomingMessage) => Promise<HttpAnswer>;

async function openOrigin(
  behaviour: Behaviour,
  distribution: Resource,
  options: SiteOptions,
): Promise<Ask> {
  const { origin } = behaviour;
  const api = options.apis.find(({ host }) => host === origin.host);
  if (api !== undefined) return askApi(api, behaviour, await originHeaders(origin, options));
  const bucket = options.template
    .byType('AWS::S3::Bucket')
    .find(({ name }) => origin.host === `${name}.s3.${region}.amazonaws.com`);
  if (bucket === undefined)
    throw new Error(`The origin ${origin.host} is neither the HTTP API nor a bucket.`);
  const mayRead = distributionAccess(options.template, distribution, bucket);
  return async (request) => {
    const key = `${origin.path}${splitUrl(request).path}`.slice(1);
    return mayRead(key)
      ? options.readObject(bucket.name, key)
      : textAnswer(
          403,
          'text/plain',
          'The policy of the bucket does not let CloudFront read this.',
        );
  };
}

function askApi(api: HttpApi, behaviour: Behaviour, added: Record<string, string>): Ask {
  return async (request) => {
    const { path, query } = splitUrl(request);
    const body = await readBody(request, bodyLimitBytes);
    if (body === undefined) return textAnswer(413, 'text/plain', 'The request is too large.');
    const sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
    const viewer = { 'cloudfront-viewer-address': `${sourceIp}:${request.socket.remotePort ?? 0}` };
    return api.answer({
      method: request.method ?? 'GET',
      path: `${behaviour.origin.path}${path}`,
      query: behaviour.forwarding.query(query),
      headers: {
        ...behaviour.forwarding.headers({ ...request.headers, ...viewer }),
        host: api.host,
        'x-forwarded-for': sourceIp,
        'x-forwarded-proto': 'https',
        ...added,
      },
      body,
      sourceIp,
    });
  };
}

const secretReference = /^\{\{resolve:secretsmanager:(.+?):SecretString:([^:}]*)(?::[^}]*)?\}\}$/;

/** An origin's own headers with secrets read, as CloudFormation does when it deploys. */
async function originHeaders(
  origin: Origin,
  { secretText }: SiteOptions,
): Promise<Record<string, string>> {
  const entries = origin.headers.map(async ({ name, value }): Promise<[string, string]> => {
    const [, secretId, field] = secretReference.exec(value) ?? [];
    if (secretId === undefined) return [name, value];
    const text = await secretText(secretId);
    return [name, field ? String(Object(JSON.parse(text))[field]) : text];
  });
  return Object.fromEntries(await Promise.all(entries));
}

function originUnreachable(error: unknown): HttpAnswer {
  return textAnswer(502, 'text/plain; charset=utf-8', `The origin does not answer: ${error}`);
}

function splitUrl(request: IncomingMessage): { path: string; query: string } {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0
    ? { path: url, query: '' }
    : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}
