import { expect } from 'vitest';
import type { Mail } from '../../infra/local/index.ts';

/**
 * Unsubscribes as a mailbox provider does (RFC 8058): one POST to the address of the header, without cookies, that
 * must not lead elsewhere. Returns that address.
 */
export async function oneClickUnsubscribe({ headers }: Mail): Promise<string> {
  expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  const [, url = ''] = /<(https?:[^>]+)>/.exec(headers['list-unsubscribe'] ?? '') ?? [];
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toBeNull();
  return url;
}
