import { describe, expect, it } from 'vitest';
import { judgeRequest, judgeVisit } from '../../../../functions/engagement/people/judge-visit.ts';
import { httpEvent } from '../../../builders/http-event.ts';

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const visit = (headers: Record<string, string> = {}, method = 'GET') => ({
  method,
  headers: { 'user-agent': phone, ...headers },
});

describe('a visit', () => {
  it.each([
    ['a phone', phone],
    [
      'a laptop',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0',
    ],
    [
      'an app that shows pages',
      'Mozilla/5.0 (Linux; Android 15; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0;]',
    ],
  ])('of %s is a person’s', (_, agent) => {
    expect(judgeVisit(visit({ 'user-agent': agent }))).toBeUndefined();
  });

  it('is no person’s when it asks for headers alone (RFC 9110)', () => {
    expect(judgeVisit(visit({}, 'HEAD'))).toBe('head');
  });

  it.each([
    ['sec-purpose', 'prefetch'],
    ['sec-purpose', 'prefetch;prerender'],
    ['sec-purpose', 'prefetch;anonymous-client-ip'],
    ['purpose', 'prefetch'],
    ['x-purpose', 'preview'],
    ['x-moz', 'prefetch'],
  ])('is no person’s when the browser says %s: %s', (name, value) => {
    expect(judgeVisit(visit({ [name]: value }))).toBe('prefetch');
  });

  it.each([
    'Mozilla/5.0',
    'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
    'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html',
  ])('is no person’s when it comes through a proxy of pictures: %s', (agent) => {
    expect(judgeVisit(visit({ 'user-agent': agent }))).toBe('image-proxy');
  });

  it('is no person’s without an agent', () => {
    expect(judgeVisit({ method: 'GET', headers: {} })).toBe('no-agent');
    expect(judgeVisit(visit({ 'user-agent': ' ' }))).toBe('no-agent');
  });

  it.each([
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'WhatsApp/2.23.20.0',
    'curl/8.9.1',
    'python-requests/2.32.3',
    'Mozilla/5.0 (compatible; proofpoint-link-scanner/1.0)',
  ])('is no person’s when the agent says so itself: %s', (agent) => {
    expect(judgeVisit(visit({ 'user-agent': agent }))).toBe('declared-bot');
  });

  it('is read from a request as API Gateway brings it', () => {
    const headers = { 'user-agent': phone };
    expect(judgeRequest(httpEvent({ path: '/', headers }))).toBeUndefined();
    expect(judgeRequest(httpEvent({ path: '/', headers, method: 'HEAD' }))).toBe('head');
    expect(judgeRequest(httpEvent({ path: '/' }))).toBe('no-agent');
  });
});
