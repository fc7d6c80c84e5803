import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../../boundary.ts';
import { type AwsAnswer, type AwsCall, AwsError, type AwsHandler } from '../call.ts';
import { authorize } from '../iam/authorize.ts';
import { type GrantWorld, grantsFor } from '../iam/grants.ts';
import type { Principal } from '../iam/principals.ts';
import { record, text } from '../narrow.ts';
import type { CorsHeaders } from './bucket-cors.ts';
import { type Claim, readClaim } from './credential.ts';
import { errorAnswer, protocolOf } from './error-answer.ts';
import { createForwarder } from './forward.ts';
import { addressOf } from './operation.ts';
import { checkPresigned } from './presigned.ts';
import { parseInput, readBody } from './read-body.ts';

export interface ProxyInput {
  principals: ReadonlyMap<string, Principal>;
  world: GrantWorld;
  /** Emulators by service: their address. */
  upstream: Readonly<Record<string, string>>;
  /** Services answered in this process. */
  handlers: Readonly<Record<string, AwsHandler>>;
  corsHeaders: CorsHeaders;
  log: Log;
}

export interface Proxy {
  listener: RequestListener;
  close(): void;
}

/** One request on its way through the proxy. */
interface Passage {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  url: URL;
  target: string | undefined;
  claim: Claim;
}

/**
 * The one AWS endpoint of all functions: knows the caller by its access key, refuses what the caller's role
 * does not allow, and passes the rest on. Secret keys are not checked, except for presigned URLs.
 */
export function createProxy(input: ProxyInput): Proxy {
  const forwarders = new Map(
    Object.entries(input.upstream).map(([service, url]) => [service, createForwarder(url)]),
  );

  async function pass(passage: Passage): Promise<void> {
    const { incoming, outgoing, url, claim } = passage;
    const principal = knownPrincipal(passage, input.principals);
    const { operation, parameters } = addressOf(
      claim.service,
      incoming.method ?? '',
      url.pathname,
      url.searchParams,
      passage.target,
    );
    const streams = claim.service === 's3' && operation !== 'DeleteObjects';
    const body = streams ? undefined : await readBody(incoming);
    const parsed = body && parseInput(body, contentType(incoming), claim.service);
    const call: AwsCall = {
      service: claim.service,
      operation: operation || text(record(parsed).Action),
      method: incoming.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      parameters,
      input: parsed,
    };
    check(principal, call, input);
    const forwarder = forwarders.get(claim.service);
    if (forwarder) {
      const origin = incoming.headers.origin;
      forwarder.forward(
        incoming,
        outgoing,
        body,
        input.corsHeaders(parameters.bucket ?? '', origin, incoming.method),
      );
      return;
    }
    const handler = input.handlers[claim.service];
    if (!handler) throw new AwsError('UnknownOperationException', 'Not a service of this cloud.');
    answer(outgoing, await handler(call));
  }

  return {
    listener: (incoming, outgoing) => {
      const url = new URL(incoming.url ?? '/', 'http://aws');
      if (incoming.method === 'OPTIONS') {
        preflight(incoming, outgoing, url, input.corsHeaders);
        return;
      }
      const target = text(incoming.headers['x-amz-target']) || undefined;
      const claim = readClaim(incoming.headers, url.searchParams);
      const protocol = protocolOf(
        claim?.service ?? 's3',
        target,
        contentType(incoming).startsWith('application/x-www-form-urlencoded'),
      );
      const passing = claim
        ? pass({ incoming, outgoing, url, target, claim })
        : Promise.reject(
            new AwsError('MissingAuthenticationToken', 'The request is not signed.', 403),
          );
      passing.catch((error: unknown) => {
        incoming.resume();
        answer(outgoing, errorAnswer(protocol, asAwsError(error, input.log)));
      });
    },
    close: () => {
      for (const forwarder of forwarders.values()) forwarder.close();
    },
  };
}

function knownPrincipal(
  { incoming, url, claim }: Passage,
  principals: ReadonlyMap<string, Principal>,
): Principal {
  const principal = principals.get(claim.accessKeyId);
  if (!principal) {
    const code = claim.service === 's3' ? 'InvalidAccessKeyId' : 'UnrecognizedClientException';
    throw new AwsError(code, `No function has the access key ${claim.accessKeyId}.`, 403);
  }
  if (claim.presigned) {
    const method = incoming.method ?? '';
    const request = {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
    };
    checkPresigned(request, principal.secretAccessKey, Date.now());
  }
  return principal;
}

function check(principal: Principal, call: AwsCall, { world, log }: ProxyInput): void {
  if (principal.statements === 'everything') return;
  for (const grant of grantsFor(call, world)) {
    const decision = authorize(principal.statements, grant);
    if (decision.allowed) continue;
    const message = `${principal.name} is not authorized to perform ${grant.action} on ${grant.resource}: ${decision.reason}.`;
    log('iam', message);
    throw new AwsError('AccessDeniedException', message);
  }
}

function preflight(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  url: URL,
  corsHeaders: CorsHeaders,
): void {
  const bucket = url.pathname.split('/')[1] ?? '';
  const method = text(incoming.headers['access-control-request-method']);
  const headers = corsHeaders(bucket, incoming.headers.origin, method);
  outgoing.writeHead('access-control-allow-origin' in headers ? 200 : 403, headers).end();
}

function answer(outgoing: ServerResponse, given: AwsAnswer): void {
  if (given === 'hang-up') {
    outgoing.destroy();
    return;
  }
  outgoing
    .writeHead(given.status, {
      ...given.headers,
      'content-length': Buffer.byteLength(given.body),
    })
    .end(given.body);
}

function asAwsError(error: unknown, log: Log): AwsError {
  if (error instanceof AwsError) return error;
  log('aws', error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new AwsError('InternalFailure', 'The local cloud failed; its log says why.', 500);
}

function contentType(incoming: IncomingMessage): string {
  return incoming.headers['content-type'] ?? '';
}
