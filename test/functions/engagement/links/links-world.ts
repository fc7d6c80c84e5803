import { signLink } from '../../../../functions/engagement/links/link-token.ts';
import { signTicket, type Ticket } from '../../../../functions/engagement/links/ticket.ts';
import type { PageDeps } from '../../../../functions/engagement/page-deps.ts';
import { engagementPages } from '../../../../functions/engagement/public-routes.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { request } from '../../../builders/http-event.ts';
import { memoryTable } from '../../../builders/memory-table.ts';
import { recordedFollow } from '../../../builders/recorded-follow.ts';
import { recordedTracker } from '../../../builders/recorded-tracker.ts';
import { silentLog } from '../../../builders/silent-log.ts';

export const siteUrl = 'https://vanhier.example';
export const issueId = 'iss_01kbexample0000000000000000';

/** A browser as people have it. */
export const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'accept-language': 'fr',
};

/** A group of readers in Retie. */
export const aTicket: Ticket = { audience: 'residents', nis: '13036', language: 'nl' };

/** Links of an issue, and the function that they lead to. @param text of the secret: keys, the first signs. */
export function linksWorld(text = { keys: 'a-key' }) {
  const keys = createKeyRing(async () => text.keys);
  const [tracker, follow] = [recordedTracker(), recordedFollow()];
  const deps: PageDeps = {
    table: refusingTable(),
    keys,
    tracker,
    follow,
    now: () => new Date('2026-11-29T19:30:00Z'),
    siteUrl,
  };
  const handler = pageFunction(engagementPages, deps, { log: silentLog() });
  return {
    keys,
    happened: tracker.happened,
    followed: follow.followed,
    visit: (path: string, headers: Record<string, string> = browser, method = 'GET') =>
      request(handler, { method, path, headers }),
    /** The path of a link of a mail. */
    async linkTo(url: string, ticket = aTicket, linkId = '3-1'): Promise<string> {
      const address = await signLink({ issueId, linkId, url }, { keys, siteUrl });
      return address
        .slice(siteUrl.length)
        .replace('{{ticket}}', await signTicket(issueId, ticket, keys));
    },
  };
}

/** Fails the test that has it asked for anything. */
function refusingTable(): PageDeps['table'] {
  const table = memoryTable();
  const refuse = () => {
    throw new Error('a link reads nothing');
  };
  return { ...table, get: refuse, getMany: refuse, query: refuse, queryAll: refuse };
}
