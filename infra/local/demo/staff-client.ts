import type * as z from 'zod';

/** Talks to the staff API as a program of a municipality would: over HTTP, with somebody's token. */
export interface StaffClient {
  get<Schema extends z.ZodType>(path: string, answer: Schema): Promise<z.output<Schema>>;
  post<Schema extends z.ZodType>(
    path: string,
    body: unknown,
    answer: Schema,
  ): Promise<z.output<Schema>>;
  put<Schema extends z.ZodType>(
    path: string,
    body: unknown,
    answer: Schema,
  ): Promise<z.output<Schema>>;
}

export function createStaffClient(siteUrl: string, token: string): StaffClient {
  async function call<Schema extends z.ZodType>(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: unknown,
    answer: Schema,
  ): Promise<z.output<Schema>> {
    const response = await fetch(siteUrl + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return answer.parse(JSON.parse(text));
  }

  return {
    get: (path, answer) => call('GET', path, undefined, answer),
    post: (path, body, answer) => call('POST', path, body, answer),
    put: (path, body, answer) => call('PUT', path, body, answer),
  };
}
