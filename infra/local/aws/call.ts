import type { IncomingHttpHeaders } from 'node:http';

/** One call of an AWS API, as far as it can be told before the service looks at it. */
export interface AwsCall {
  /** The service of the credential scope: `dynamodb`, `sqs`, `s3`, `ses`, `scheduler`, `secretsmanager`. */
  service: string;
  /** The API's own name of the call: `PutItem`, `SendBulkEmail`, `CreateSchedule`. */
  operation: string;
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** Values in the path, decoded: `{ name }` of a schedule, `{ bucket, key }` of an object. */
  parameters: Readonly<Record<string, string>>;
  /** The parsed body of JSON and form calls; `undefined` where the body is not read (S3 objects). */
  input: unknown;
}

/** `hang-up` cuts the connection without an answer, as a dying service would. */
export type AwsAnswer =
  | { status: number; headers?: Readonly<Record<string, string>>; body: string }
  | 'hang-up';

export type AwsHandler = (call: AwsCall) => Promise<AwsAnswer>;

/** A refusal that the caller's SDK turns into an exception of this name. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export function json(body: unknown): AwsAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
