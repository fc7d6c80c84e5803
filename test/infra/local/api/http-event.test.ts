import { describe, expect, it } from 'vitest';
import { readFunctionAnswer } from '../../../../infra/local/api/http-answer.ts';
import { type ApiRequest, httpEvent } from '../../../../infra/local/api/http-event.ts';

const context = {
  apiId: 'abc',
  requestId: 'req-1',
  routeKey: 'ANY /a/{proxy+}',
  stage: '$default',
  pathParameters: { proxy: 'b' },
  authorizer: undefined,
  now: new Date('2026-11-22T12:45:00Z'),
};
const event = (request: Partial<ApiRequest>) =>
  httpEvent(
    {
      method: 'POST',
      path: '/a/b',
      query: '',
      headers: { host: 'abc.example' },
      body: Buffer.alloc(0),
      sourceIp: '192.0.2.1',
      ...request,
    },
    context,
  );

describe('the event of payload format 2.0', () => {
  it('hands text over as it is', () => {
    const body = Buffer.from('{"name":"é"}');
    expect(
      event({ headers: { 'content-type': 'application/json; charset=utf-8' }, body }),
    ).toMatchObject({ body: '{"name":"é"}', isBase64Encoded: false });
  });

  it.each(['application/x-www-form-urlencoded', 'application/octet-stream', ''])(
    'hands a body of type "%s" over as base64',
    (type) => {
      const body = Buffer.from([0xff, 0x00]);
      expect(event({ headers: { 'content-type': type }, body })).toMatchObject({
        body: '/wA=',
        isBase64Encoded: true,
      });
    },
  );

  it('has no body when none was sent', () => {
    expect(event({})).not.toHaveProperty('body');
  });

  it('takes cookies out of the headers', () => {
    const made = event({ headers: { cookie: 'a=1; b=2', accept: 'text/html' } });
    expect(made).toMatchObject({ cookies: ['a=1', 'b=2'], headers: { accept: 'text/html' } });
    expect(made.headers).not.toHaveProperty('cookie');
  });

  it('joins what a query says several times, and keeps the raw text', () => {
    expect(event({ query: 'a=1&a=2&b=x%20y' })).toMatchObject({
      rawQueryString: 'a=1&a=2&b=x%20y',
      queryStringParameters: { a: '1,2', b: 'x y' },
    });
  });

  it('says where the request came from, and when', () => {
    expect(event({})).toMatchObject({
      requestContext: {
        http: { method: 'POST', path: '/a/b', sourceIp: '192.0.2.1' },
        time: '22/Nov/2026:12:45:00 +0000',
        timeEpoch: Date.UTC(2026, 10, 22, 12, 45),
      },
    });
  });
});

describe('the answer of a function', () => {
  it('is a response when it has a status', () => {
    expect(
      readFunctionAnswer({
        statusCode: 201,
        headers: { 'Content-Type': 'text/plain' },
        cookies: ['a=1', 'b=2'],
        body: Buffer.from('hi').toString('base64'),
        isBase64Encoded: true,
      }),
    ).toEqual({
      status: 201,
      headers: { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] },
      body: Buffer.from('hi'),
    });
  });

  it('is the JSON body of a 200 when it has none', () => {
    expect(readFunctionAnswer({ a: 1 })).toMatchObject({
      status: 200,
      body: Buffer.from('{"a":1}'),
    });
  });

  it('is no answer at all when its shape is wrong', () => {
    expect(readFunctionAnswer({ statusCode: 200, body: { a: 1 } })).toBeUndefined();
  });
});
