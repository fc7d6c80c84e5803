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
import type { Language } from '../../../shared/i18n/language.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import { createMerchants } from '../../merchants/index.ts';
import type { Happening } from '../events/engagement-event.ts';
import { missingLinkPage } from '../links/missing-link-page.ts';
import type { PageDeps } from '../page-deps.ts';
import { judgeRequest } from '../people/judge-visit.ts';
import { withVia } from '../with-via.ts';
import { locationOf } from './location-of.ts';
import { retiredLinkPage } from './retired-link-page.ts';
import { codeSchema, type ShortLink } from './short-link.ts';
import { createShortLinkRepository } from './short-link-repository.ts';

const follow = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/s/{code}',
  summary:
    'The link of something printed: leads to where staff said, in the language of the browser',
  params: z.object({ code: z.string().max(200) }),
  query: anyQuery,
  form: noForm,
  async handle({ params, event }, deps) {
    const language = visitorLanguage(event);
    const link = await findLink(params.code, deps);
    if (!link) return { status: 404, document: missingLinkPage(language) };
    // One that is retired as well: staff learn that it still hangs somewhere.
    await deps.tracker.track(scanOf(link, language, { event, at: deps.now() }));
    return answerTo(link, language, deps);
  },
});

/** Typed from paper, it may be in capitals, or have a full stop behind it. */
async function findLink(given: string, { table }: PageDeps): Promise<ShortLink | undefined> {
  const code = codeSchema.safeParse(given.toLowerCase().replace(/[^a-z0-9]+$/, ''));
  if (!code.success) return undefined;
  const link = await createShortLinkRepository(table).find(code.data);
  // Of a municipality that has left the programme there is nothing to show.
  return link && findPlaceByNis(link.nis) ? link : undefined;
}

function scanOf(
  { nis, code, merchantId, material, phaseId }: ShortLink,
  language: Language,
  { event, at }: { readonly event: HttpEvent; readonly at: Date },
): Happening {
  return {
    kind: 'scanned',
    at: at.toISOString(),
    nis,
    language,
    about: { shortLink: code, merchant: merchantId },
    material,
    phase: phaseId,
    machine: judgeRequest(event),
  };
}

async function answerTo(
  link: ShortLink,
  language: Language,
  { table, siteUrl }: PageDeps,
): Promise<PageAnswer> {
  const headers = { vary: 'Accept-Language' };
  if (link.state === 'retired') {
    return { status: 410, document: retiredLinkPage(link, language), headers };
  }
  const merchants = createMerchants(table);
  const location = await locationOf(link, language, { merchants });
  return { status: 302, location: withVia(location, 'print', siteUrl), headers };
}

/** What printed matter leads to. */
export const scanRoutes: readonly PageRoute<PageDeps>[] = [follow];
