import type { HttpEvent } from '../../../shared/http/event.ts';

/** How who asks for a feed gives away that nobody has it in a calendar. */
export type FeedReaderRule = 'head' | 'no-agent' | 'crawler';

/** Programs that read everything. Nextcloud's own subscriptions call themselves a crawler. */
const crawlers =
  /bot\b|spider|slurp|(?<!Nextcloud Server )crawler|facebookexternalhit|\bpreview|uptime|monitor/i;

/**
 * The rule that takes a reader of a feed for something else than a calendar. All that read feeds are programs, so that what is
 * said of visits does not hold: a library's name may be that of somebody's calendar. See docs/engagement-rules.md.
 */
export function judgeFeedReader({
  headers,
  requestContext,
}: Pick<HttpEvent, 'headers' | 'requestContext'>): FeedReaderRule | undefined {
  if (requestContext.http.method === 'HEAD') return 'head';
  const agent = (headers['user-agent'] ?? '').trim();
  if (agent === '') return 'no-agent';
  return crawlers.test(agent) ? 'crawler' : undefined;
}
