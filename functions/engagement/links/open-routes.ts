import * as z from 'zod';
import { anyQuery, noForm, type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import type { PageDeps } from '../page-deps.ts';
import { countDone } from './count-done.ts';
import { readTicket, type Ticket } from './ticket.ts';

/** One transparent point, 43 bytes. */
const picture = Buffer.from(
  'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==',
  'base64',
);

const headers = {
  'content-type': 'image/gif',
  'cache-control': 'no-store, max-age=0',
  'x-robots-tag': 'noindex, nofollow',
};

/** The mail has the picture only where this holds; a municipality may have changed its mind since. */
const mayCount = ({ subscriberId, nis }: Ticket): boolean =>
  subscriberId !== undefined &&
  nis !== undefined &&
  findPlaceByNis(nis)?.municipality.engagement.opens === true;

const opened = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/o/{issue}/{ticket}',
  summary:
    'A picture that mails to readers who agreed load when they are opened; the same for everybody',
  params: z.object({ issue: z.string(), ticket: z.string() }),
  query: anyQuery,
  form: noForm,
  async handle({ params: { issue: issueId, ticket: token }, event }, deps) {
    const ticket = await readTicket(issueId, token, deps.keys);
    if (ticket && mayCount(ticket))
      await countDone({ kind: 'opened', issueId, ticket }, event, deps);
    return { body: picture, headers };
  },
});

/** What tells that a mail was opened. */
export const openRoutes: readonly PageRoute<PageDeps>[] = [opened];
