import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Log } from '../../boundary.ts';
import { type AwsAnswer, type AwsCall, AwsError, type AwsHandler } from '../call.ts';
import type { GrantWorld } from '../iam/grants.ts';
import type { Principal } from '../iam/principals.ts';
import { record, text } from '../narrow.ts';
import type { CorsHeaders } from './bucket-cors.ts';
import { checkRights, knownPrincipal, mayKnowWhatIsMissing } from './caller-rights.ts';
import { type Claim, readClaim } from './credential.ts';
import { errorAnswer, protocolOf } from './error-answer.ts';
import { createFormUpload } from './form-upload.ts';
import { createForwarder } from './forward.ts';
import type { CheckObjectLock } from './object-lock.ts';
import { addressOf } from './operation.ts';
import { parseInput, readBody } from './read-body.ts';
import { checkWriteOnce } from './write-once.ts';

export interface ProxyInput {
  principals: ReadonlyMap<string, Principal>;
  world: GrantWorld;
  /** Emulators by service: their address. */
  upstream: Readonly<Record<string, string>>;
  /** Services answered in this process. */
  handlers: Readonly<Record<string, AwsHandler>>;
  corsHeaders: CorsHeaders;
  checkObjectLock: CheckObjectLock;
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

  const takeUpload = createFormUpload(input, forwarders.get('s3'));

  async function pass(passage: Passage): Promise<void> {
    const { incoming, outgoing, url, claim } = passage;
    const principal = knownPrincipal(incoming, url, claim, input.principals);
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
    checkRights(principal, call, input.world, input.log);
    if (claim.service === 's3') {
      input.checkObjectLock(call);
      await checkWriteOnce(call, input.upstream.s3 ?? '');
    }
    const forwarder = forwarders.get(claim.service);
    if (forwarder) {
      forwarder.forward(incoming, outgoing, body, {
        headers: input.corsHeaders(
          parameters.bucket ?? '',
          incoming.headers.origin,
          incoming.method,
        ),
        insteadOfMissing: mayKnowWhatIsMissing(principal, call, input.world)
          ? undefined
          : errorAnswer('s3', new AwsError('AccessDenied', 'Access Denied', 403)),
      });
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
      const isForm = contentType(incoming).startsWith('multipart/form-data');
      const passing = claim
        ? pass({ incoming, outgoing, url, target, claim })
        : isForm && incoming.method === 'POST'
          ? takeUpload(incoming, outgoing, url.pathname.split('/')[1] ?? '')
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
