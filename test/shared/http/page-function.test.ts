import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { none } from '../../../shared/http/api-route.ts';
import { pageFunction } from '../../../shared/http/page-function.ts';
import { noForm, pageRoute } from '../../../shared/http/page-route.ts';
import { renderPage } from '../../../shared/pages/layout.tsx';
import { request } from '../../builders/http-event.ts';
import { silentLog } from '../../builders/silent-log.ts';

const language = z.strictObject({ language: z.enum(['nl', 'fr', 'en']) });

const routes = [
  pageRoute<object>()({
    method: 'GET',
    path: '/newsletter/{language}',
    summary: 'A page',
    params: language,
    query: z.strictObject({
      name: z.string().optional(),
      fail: z.string().optional(),
      uploadTo: z.url().optional(),
      scripts: z.stringbool().optional(),
    }),
    form: noForm,
    handle: async ({ params, query }) => {
      if (query.fail === 'expired') throw new AppError('token.expired', 'expired');
      if (query.fail) throw new Error('secret detail');
      return {
        document: renderPage({ ...params, title: 'Hello' }, query.name),
        allows: {
          ...(query.scripts && { scripts: true }),
          ...(query.uploadTo && { formsTo: query.uploadTo }),
        },
      };
    },
  }),
  pageRoute<object>()({
    method: 'GET',
    path: '/posters/{language}',
    summary: 'A picture',
    params: language,
    query: none,
    form: noForm,
    handle: async ({ event }) => ({
      body: Uint8Array.of(0x89, 0x50, 0x00, 0xff),
      headers: {
        'content-type': 'image/png',
        'cache-control': 'public, max-age=60',
        'x-asked-with': event.requestContext.http.method,
      },
    }),
  }),
  pageRoute<object>()({
    method: 'POST',
    path: '/newsletter/{language}',
    summary: 'A form',
    params: language,
    query: none,
    form: z.strictObject({ topics: z.array(z.string()) }),
    handle: async ({ form }) => ({ location: `/newsletter/nl?name=${form.topics.join('+')}` }),
  }),
];

const handler = pageFunction<object>(routes, {}, { log: silentLog() });
const send = (input: Parameters<typeof request>[1]) => request(handler, input);

describe('a page', () => {
  it('is whole HTML with what a visitor typed escaped', async () => {
    const { statusCode, body, headers } = await send({
      path: '/newsletter/nl?name=<script>1</script>',
    });
    expect(statusCode).toBe(200);
    expect(body).toMatch(/^<!doctype html><html lang="nl"/);
    expect(body).toContain('&lt;script&gt;');
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' });
  });

  it('allows no script and only the style it has', async () => {
    const { headers } = await send({ path: '/newsletter/nl' });
    expect(headers?.['content-security-policy']).toMatch(/default-src 'none'; style-src 'sha256-/);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer' });
  });

  it('allows our own scripts, or a form that posts to a bucket, where it says so', async () => {
    const policyOf = async (path: string) =>
      String((await send({ path })).headers?.['content-security-policy']).split('; ');
    const usual = await policyOf('/newsletter/nl');
    const withScripts = await policyOf('/newsletter/nl?scripts=true');
    expect(withScripts.filter((part) => !usual.includes(part))).toEqual([
      "script-src 'self'",
      "connect-src 'self'",
      "worker-src 'self'",
    ]);
    const bucket = 'https://images.s3.eu-west-1.amazonaws.com/';
    const uploading = await policyOf(`/newsletter/nl?uploadTo=${encodeURIComponent(bucket)}`);
    expect(uploading.filter((part) => !usual.includes(part))).toEqual([
      "form-action 'self' https://images.s3.eu-west-1.amazonaws.com",
    ]);
    expect(usual).toContain("form-action 'self'");
    expect(await policyOf('/newsletter/nl?fail=1&scripts=true')).toEqual(usual);
  });

  it('answers bytes as they are', async () => {
    const { body, isBase64Encoded, headers } = await send({ path: '/posters/nl' });
    expect(isBase64Encoded).toBe(true);
    expect([...Buffer.from(body ?? '', 'base64')]).toEqual([0x89, 0x50, 0x00, 0xff]);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=60',
    });
    const head = await send({ method: 'HEAD', path: '/posters/nl' });
    expect(head).toMatchObject({ statusCode: 200, body: '' });
  });

  it('answers HEAD as GET without a body', async () => {
    expect(await send({ method: 'HEAD', path: '/newsletter/nl' })).toMatchObject({
      statusCode: 200,
      body: '',
    });
  });

  it('lets a page see that it was asked with HEAD: nobody reads the answer', async () => {
    const { headers } = await send({ method: 'HEAD', path: '/posters/nl' });
    expect(headers).toMatchObject({ 'x-asked-with': 'HEAD' });
    await expect(send({ method: 'HEAD', path: '/newsletter' })).resolves.toMatchObject({
      statusCode: 404,
    });
  });

  it('takes a form whose list holds one value, and redirects with 303', async () => {
    const body = new URLSearchParams([['topics[]', 'market']]);
    expect(await send({ path: '/newsletter/nl', body })).toMatchObject({
      statusCode: 303,
      headers: { location: '/newsletter/nl?name=market' },
    });
  });

  it('shows every error as a page in the visitor’s language, without its detail', async () => {
    const failed = await send({ path: '/newsletter/fr?fail=1' });
    expect(failed.statusCode).toBe(500);
    expect(failed.body).toContain('Un problème est survenu de notre côté');
    expect(failed.body).toContain('request-1');
    expect(failed.body).not.toContain('secret detail');
    const expired = await send({ path: '/newsletter/nl?fail=expired' });
    expect(expired).toMatchObject({ statusCode: 410 });
    expect(expired.body).toContain('Deze link is verlopen');
    const lost = await send({ path: '/nowhere', headers: { 'accept-language': 'de, en;q=0.5' } });
    expect(lost).toMatchObject({ statusCode: 404 });
    expect(lost.body).toContain('This page does not exist');
  });
});
