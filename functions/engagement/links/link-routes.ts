import * as z from 'zod';
import { visitorLanguage } from '../../../shared/http/page-function.ts';
import { noForm, type PageRoute, pageRoute } from '../../../shared/http/page-route.ts';
import type { PageDeps } from '../page-deps.ts';
import { missingLinkPage } from './missing-link-page.ts';

const follow = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/r/{link}/{ticket}',
  summary: 'A link of a newsletter: leads to where it says in the mail',
  params: z.object({ link: z.string(), ticket: z.string() }),
  query: z.looseObject({}),
  form: noForm,
  handle: async ({ event }) => ({
    status: 404,
    document: missingLinkPage(visitorLanguage(event)),
  }),
});

/** What mails lead to. */
export const linkRoutes: readonly PageRoute<PageDeps>[] = [follow];
