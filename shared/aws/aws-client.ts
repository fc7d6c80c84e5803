import { type Clock, systemClock } from '../clock.ts';
import { pauseBefore } from '../pause.ts';
import { AwsRefusal, mayPass } from './aws-refusal.ts';
import { type Answer, post } from './post.ts';
import { amzDate, authorization, sha256 } from './signature.ts';

interface Service {
  readonly contentType: string;
  /** Variable that may hold another address than AWS's own. */
  readonly endpoint: string;
  /** What a header names the operation by (AWS JSON protocol), with its name… */
  readonly target?: string;
  /** …or under which its address stands (AWS REST JSON protocol); of those, what is a POST. */
  readonly path?: string;
  /** Where it is not the service's name. */
  readonly host?: string;
}

/** Services that take an operation as one POST of JSON. */
const services = {
  dynamodb: {
    target: 'DynamoDB_20120810',
    contentType: 'application/x-amz-json-1.0',
    endpoint: 'AWS_ENDPOINT_URL_DYNAMODB',
  },
  secretsmanager: {
    target: 'secretsmanager',
    contentType: 'application/x-amz-json-1.1',
    endpoint: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  },
  sqs: {
    target: 'AmazonSQS',
    contentType: 'application/x-amz-json-1.0',
    endpoint: 'AWS_ENDPOINT_URL_SQS',
  },
  ses: {
    path: '/v2/email/',
    host: 'email',
    contentType: 'application/json',
    endpoint: 'AWS_ENDPOINT_URL_SESV2',
  },
} as const satisfies Record<string, Service>;

export type AwsService = keyof typeof services;

/** Where credentials, region and endpoint stand; Lambda's names. Read at every request, since credentials expire. */
export type AwsEnvironment = Readonly<Record<string, string | undefined>>;

export interface AwsClientOptions {
  readonly environment?: AwsEnvironment;
  readonly now?: Clock;
  /** How often a request is made that fails in a way that may pass. */
  readonly attempts?: number;
  /** Milliseconds that each attempt waits for its answer. */
  readonly answerMs?: number;
}

/** `Answers`: what each operation answers, by its name. */
export interface AwsClient<Answers> {
  /** @throws {AwsRefusal} and what Node throws when no answer comes. */
  call<Operation extends keyof Answers & string>(
    operation: Operation,
    input: object,
  ): Promise<Answers[Operation]>;
}

/**
 * Calls one service. These few lines stand for the SDK's client, which would be half of a page's bundle and of its cold
 * start; see docs/decisions/027. Making one costs nothing.
 */
export function createAwsClient<Answers>(
  service: AwsService,
  {
    environment = process.env,
    now = systemClock,
    attempts = 3,
    answerMs = 10_000,
  }: AwsClientOptions = {},
): AwsClient<Answers> {
  return {
    async call(operation, input) {
      // Bytes from here on: as text it would be encoded for its digest, and again to be sent.
      const body = Buffer.from(JSON.stringify(input));
      for (let attempt = 1; ; attempt += 1) {
        try {
          const request = signed({ service, operation, body }, environment, now());
          return read(await post({ ...request, body, answerMs }));
        } catch (error) {
          const isFinal = error instanceof AwsRefusal && !mayPass(error);
          if (isFinal || attempt >= attempts) throw error;
          await pauseBefore(attempt);
        }
      }
    },
  };
}

interface Request {
  readonly service: AwsService;
  readonly operation: string;
  readonly body: Buffer;
}

function signed({ service, operation, body }: Request, environment: AwsEnvironment, at: Date) {
  const { target, path, host = service, contentType, endpoint }: Service = services[service];
  const { AWS_SESSION_TOKEN, _X_AMZN_TRACE_ID } = environment;
  const credentials = credentialsOf(environment);
  const url = new URL(
    environment[endpoint] ??
      environment.AWS_ENDPOINT_URL ??
      `https://${host}.${credentials.AWS_REGION}.amazonaws.com`,
  );
  if (path) url.pathname = `${path}${operation}`;
  const headers = {
    host: url.host,
    'content-type': contentType,
    'x-amz-content-sha256': sha256(body),
    'x-amz-date': amzDate(at),
    ...(target && { 'x-amz-target': `${target}.${operation}` }),
    ...(AWS_SESSION_TOKEN && { 'x-amz-security-token': AWS_SESSION_TOKEN }),
  };
  const request = { method: 'POST', url, headers };
  return {
    url,
    headers: {
      ...headers,
      // By which Lambda sees functions that call each other in circles. Not signed: what passes it on may add to it.
      ...(_X_AMZN_TRACE_ID && { 'x-amzn-trace-id': _X_AMZN_TRACE_ID }),
      authorization: authorization(request, credentials, service),
    },
  };
}

function credentialsOf({ AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: AwsEnvironment) {
  if (!AWS_REGION || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    throw new Error('AWS_REGION and credentials must be in the environment');
  }
  return { AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
}

/** @throws {AwsRefusal} */
function read({ status, headers, text }: Answer) {
  if (status === 200) return JSON.parse(text || '{}');
  const said = readRefusal(text);
  const name = headers['x-amzn-errortype'] ?? said.__type ?? said.code ?? `Status${status}`;
  throw new AwsRefusal(shortName(String(name)), said.message ?? said.Message ?? '', status, said);
}

/** What stands between AWS and us may answer with a page. */
function readRefusal(text: string) {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return {};
  }
}

/** `com.amazonaws.dynamodb.v20120810#ThrottlingException:http://…`, or less of it. */
const shortName = (name: string): string => name.replace(/^.*#/, '').replace(/:.*$/, '');
