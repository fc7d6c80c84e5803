import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../api/request-body.ts';
import { openListener } from '../listener.ts';
import { type AwsCredentials, signedHeaders } from './aws-signature.ts';

/** The largest request that DynamoDB takes. */
const requestLimitBytes = 16 * 1024 * 1024;

/**
 * Passes calls on to the real DynamoDB, signed with the credentials of the environment: what functions sign with means
 * something only to the local cloud.
 * @throws Error when the environment has no credentials.
 */
export async function startDynamoDbRelay(endpoint: URL) {
  const credentials = environmentCredentials();
  const listener = await openListener(0);
  listener.handle((request, response) => {
    relay(request, response, endpoint, credentials).catch((error: unknown) => {
      response.writeHead(502).end(String(error));
    });
  });
  return { endpoint: listener.url, stop: listener.close };
}

/** `dynamodb.eu-west-1.amazonaws.com`: not DynamoDB Local or another emulator. */
export function isRealDynamoDb(endpoint: URL): boolean {
  return /^dynamodb\.[a-z0-9-]+\.amazonaws\.com$/.test(endpoint.hostname);
}

function environmentCredentials(): AwsCredentials {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new Error(
      'DYNAMODB_ENDPOINT is the real DynamoDB: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY too.',
    );
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    sessionToken: AWS_SESSION_TOKEN,
  };
}

async function relay(
  request: IncomingMessage,
  response: ServerResponse,
  endpoint: URL,
  credentials: AwsCredentials,
): Promise<void> {
  const body = await readBody(request, requestLimitBytes);
  if (body === undefined) {
    response.writeHead(413).end();
    return;
  }
  const { host: _, ...headers } = signedHeaders(
    {
      host: endpoint.host,
      region: endpoint.hostname.split('.')[1] ?? '',
      service: 'dynamodb',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': String(request.headers['x-amz-target'] ?? ''),
      },
      body,
    },
    credentials,
    new Date(),
  );
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { ...headers, 'accept-encoding': 'identity' },
    body,
  });
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'application/x-amz-json-1.0',
  });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
