import type { Context } from 'aws-lambda';
import type { HttpEvent, HttpResult } from '../../shared/http/event.ts';
import { request } from './http-event.ts';

/** Who calls: a user name, whose subject is then made from it, or both. */
export type Caller = string | { readonly login: string; readonly sub: string };

export interface ApiAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

/** Calls a staff API with a token that the authorizer accepted: `call('an@x.be', 'PATCH /staff/x', body)`. */
export const callAs =
  (handler: (event: HttpEvent, context: Context) => Promise<HttpResult> | HttpResult) =>
  async (caller: Caller, line: string, body?: unknown): Promise<ApiAnswer> => {
    const [method = 'GET', path = '/'] = line.split(' ');
    const { login, sub } =
      typeof caller === 'string' ? { login: caller, sub: `sub-of-${caller}` } : caller;
    const claims = { sub, username: login };
    const answer = await request(handler, { method, path, body, claims });
    return { status: answer.statusCode ?? 200, body: answer.json };
  };
