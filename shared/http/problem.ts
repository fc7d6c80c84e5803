import { AppError, type FieldIssue, unavailable } from '../errors.ts';
import type { Log } from '../observability/logger.ts';
import type { HttpResult } from './event.ts';
import { apiHeaders } from './security-headers.ts';

/** Problem details (RFC 9457), with the code that programs switch on. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** The request's id: what staff tell when they ask for help; the log has it too. */
  readonly reference: string;
  readonly issues?: readonly FieldIssue[];
}

/** Names of what AWS throws, after the client's own tries, when there is too much to do at once. */
const tooBusy = /Throttl|ThroughputExceeded|RequestLimitExceeded/;

/**
 * What went wrong, fit for the caller. An unknown error becomes `internal`, or `unavailable` where AWS is too busy;
 * its details stand only in the log.
 */
export function toAppError(error: unknown, reference: string, log: Log): AppError {
  if (error instanceof AppError) {
    if (error.status >= 500) log.error(error.message, { reference, error });
    return error;
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  log.error('unexpected error', { reference, error: cause });
  return tooBusy.test(cause.name)
    ? unavailable(cause)
    : new AppError('internal', 'Something went wrong on our side.', { cause });
}

export function problemOf(error: AppError, reference: string): Problem {
  const { code, message, status, issues } = error;
  return {
    type: `https://vanhier.example/problems/${code}`,
    title: message,
    status,
    code,
    reference,
    ...(issues.length > 0 && { issues }),
  };
}

export const problemResponse = (error: AppError, reference: string): HttpResult => ({
  statusCode: error.status,
  headers: { ...apiHeaders, 'content-type': 'application/problem+json' },
  body: JSON.stringify(problemOf(error, reference)),
});
