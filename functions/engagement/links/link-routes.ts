import * as z from 'zod';
import type { HttpEvent } from '../../../shared/http/event.ts';
import { visitorLanguage } from '../../../shared/http/page-function.ts';
import {
  anyQuery,
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../../shared/http/page-route.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import type { PageDeps } from '../page-deps.ts';
import { withVia } from '../with-via.ts';
import { countDone } from './count-done.ts';
import { issueOfToken, readLink } from './link-token.ts';
import { missingLinkPage } from './missing-link-page.ts';
import { readTicket, type Ticket } from './ticket.ts';

/** Search engines are asked to stay away as well: an address of a mail is nobody else's. */
const unlisted = { 'x-robots-tag': 'noindex, nofollow' };

/** Leads on and is counted; without a read, so that readers wait for nothing but a signature. */
async function follow(
  params: { readonly link: string; readonly ticket: string },
  event: HttpEvent,
  deps: PageDeps,
): Promise<PageAnswer> {
  const [link, ticket] = await Promise.all([
    readLink(params.link, deps),
    readTicket(issueOfToken(params.link), params.ticket, deps.keys),
  ]);
  if (!link || !ticket) return missing(event, { ticket, target: link?.url });
  const { issueId, linkId, url } = link;
  await countDone({ kind: 'clicked', issueId, linkId, ticket }, event, deps);
  const location = withVia(url, 'newsletter', deps.siteUrl);
  return { status: 302, location, headers: unlisted };
}

interface Known {
  readonly ticket: Ticket | undefined;
  readonly target: string | undefined;
}

/** Nobody is led anywhere by half a link; what of it is ours says where to go on from here. */
function missing(event: HttpEvent, { ticket, target }: Known): PageAnswer {
  const language = ticket?.language ?? visitorLanguage(event);
  const place = ticket?.nis === undefined ? undefined : findPlaceByNis(ticket.nis);
  const document = missingLinkPage(language, place, target);
  return { status: 404, document, headers: unlisted };
}

const link = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/r/{link}/{ticket}',
  summary: 'A link of a newsletter: leads to where it says in the mail',
  params: z.object({ link: z.string(), ticket: z.string() }),
  query: anyQuery,
  form: noForm,
  handle: ({ params, event }, deps) => follow(params, event, deps),
});

const halfLink = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/r/{link}',
  summary: 'A link of a newsletter that was cut off: says so',
  params: z.object({ link: z.string() }),
  query: anyQuery,
  form: noForm,
  handle: ({ params, event }, deps) => follow({ ...params, ticket: '' }, event, deps),
});

/** What the links of mails lead to. */
export const linkRoutes: readonly PageRoute<PageDeps>[] = [link, halfLink];
