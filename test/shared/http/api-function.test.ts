import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { apiFunction } from '../../../shared/http/api-function.ts';
import { apiRoute, noBody, none } from '../../../shared/http/api-route.ts';
import type { Principal } from '../../../shared/http/principal.ts';
import { request } from '../../builders/http-event.ts';
import { silentLog } from '../../builders/silent-log.ts';

interface Deps {
  readonly names: Map<string, string>;
}

const routes = [
  apiRoute<Deps>()({
    method: 'GET',
    path: '/staff/things/{id}',
    summary: 'Read a thing',
    role: 'viewer',
    scope: ({ params }) => [params.id],
    params: z.strictObject({ id: z.string() }),
    query: z.strictObject({ loud: z.stringbool().optional() }),
    body: noBody,
    output: z.object({ name: z.string() }),
    handle: async ({ params, query }, { names }) => {
      const name = names.get(params.id);
      if (params.id === 'broken') throw new Error('secret detail');
      if (params.id === 'busy') {
        throw Object.assign(new Error('secret detail'), { name: 'ThrottlingException' });
      }
      if (!name) throw new AppError('subscriber.not_found', 'No such thing.');
      return { name: query.loud ? name.toUpperCase() : name };
    },
  }),
  apiRoute<Deps>()({
    method: 'POST',
    path: '/staff/things',
    summary: 'Make a thing',
    role: 'editor',
    scope: 'programme',
    params: none,
    query: none,
    body: z.strictObject({ name: z.string().min(1) }),
    status: 201,
    output: z.object({ name: z.string() }),
    handle: async ({ body }) => body,
  }),
];

const principal = (role: 'viewer' | 'editor', scope: string): Principal => ({
  accountId: 'acc_1',
  name: 'An',
  email: 'an@example.org',
  grants: [{ role, scope }],
});

function setUp(who: Principal = principal('editor', 'programme')) {
  const log = silentLog();
  const names = new Map([['één', 'an']]);
  const handler = apiFunction<Deps>(routes, { names }, { authenticate: async () => who, log });
  const send = (input: Parameters<typeof request>[1]) =>
    request(handler, { claims: { sub: 'x' }, ...input });
  return { handler, send, log };
}

describe('a staff API', () => {
  it('answers with what the route says, its parameters decoded', async () => {
    const { send } = setUp();
    const answer = await send({ path: '/staff/things/%C3%A9%C3%A9n?loud=true' });
    expect(answer).toMatchObject({ statusCode: 200, json: { name: 'AN' } });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it.each([
    ['malformed JSON', { body: '{"name":' }, 400, 'request.malformed'],
    ['half a character', { body: '{"name":"\\ud83d"}' }, 400, 'request.malformed'],
    ['an unknown field', { body: { name: 'x', admin: true } }, 400, 'request.invalid'],
    ['a wrong type', { body: { name: 7 } }, 400, 'request.invalid'],
    ['a list for an object', { body: [] }, 400, 'request.invalid'],
    [
      'an unknown query field',
      { body: { name: 'x' }, path: '/staff/things?x=1' },
      400,
      'request.invalid',
    ],
    ['a form', { body: new URLSearchParams('name=x') }, 415, 'request.unsupported_type'],
    ['an oversized body', { body: { name: 'x'.repeat(300_000) } }, 413, 'request.too_large'],
    ['no body', { method: 'POST' }, 415, 'request.unsupported_type'],
    ['a wrong method', { method: 'DELETE' }, 405, 'request.method_not_allowed'],
    ['an unknown path', { path: '/staff/other' }, 404, 'request.not_found'],
    [
      'a path that is not encoded',
      { method: 'GET', path: '/staff/things/%E0%A4%A' },
      400,
      'request.malformed',
    ],
  ])('refuses %s with a problem document', async (_, input, status, code) => {
    const { send } = setUp();
    const answer = await send({ path: '/staff/things', ...input });
    expect(answer).toMatchObject({
      statusCode: status,
      json: { status, code, reference: 'request-1' },
    });
    expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json' });
  });

  it('names the wrong field', async () => {
    const { send } = setUp();
    const { json } = await send({ path: '/staff/things', body: { name: '' } });
    expect(json.issues).toEqual([{ path: 'body.name', message: expect.any(String) }]);
  });

  it('refuses a role that is too low, and another municipality, before the route runs', async () => {
    const low = setUp(principal('viewer', 'programme'));
    expect(await low.send({ path: '/staff/things', body: { name: 'x' } })).toMatchObject({
      statusCode: 403,
    });
    const elsewhere = setUp(principal('editor', '13036'));
    expect(await elsewhere.send({ path: '/staff/things/24066' })).toMatchObject({
      statusCode: 403,
    });
    expect(await elsewhere.send({ path: '/staff/things/13036' })).toMatchObject({
      statusCode: 404,
    });
  });

  it('refuses a request that no authorizer has checked', async () => {
    const { handler } = setUp();
    expect(await request(handler, { path: '/staff/things/x' })).toMatchObject({
      statusCode: 401,
      json: { code: 'auth.required' },
    });
  });

  it('shows a reference but no detail of an unexpected error, which the log has', async () => {
    const { send, log } = setUp();
    const answer = await send({ path: '/staff/things/broken' });
    expect(answer).toMatchObject({ statusCode: 500, json: { code: 'internal' } });
    expect(answer.body).not.toContain('secret detail');
    expect(answer.body).not.toContain('.ts:');
    expect(log.text()).toContain('request-1');
  });

  it('says so when the database is too busy', async () => {
    const { send, log } = setUp();
    const answer = await send({ path: '/staff/things/busy' });
    expect(answer).toMatchObject({ statusCode: 503, json: { code: 'unavailable' } });
    expect(answer.body).not.toContain('secret detail');
    expect(log.text()).toContain('request-1');
  });
});
