import { timingSafeEqual } from 'node:crypto';
import type { HttpEvent } from './event.ts';

export const originSecretHeader = 'x-origin-secret';

/**
 * The visitor's IP address, from CloudFront-Viewer-Address (`address:port`). Believed only with the secret
 * that CloudFront adds, since anyone who calls the API directly can write that header; undefined otherwise.
 */
export function viewerAddress(event: HttpEvent, originSecret: string): string | undefined {
  const given = Buffer.from(event.headers[originSecretHeader] ?? '');
  const expected = Buffer.from(originSecret);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return event.headers['cloudfront-viewer-address']?.replace(/:\d+$/, '');
}
