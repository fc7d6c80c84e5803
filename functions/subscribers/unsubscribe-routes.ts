import { AppError } from '../../shared/errors.ts';
import { bodyText, type HttpEvent } from '../../shared/http/event.ts';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { verifyToken } from '../../shared/tokens/signed-token.ts';
import { happenedTo } from './happened-to.ts';
import { leftPage } from './leaving/left-page.tsx';
import { makeReasonTicket } from './leaving/reason.ts';
import type { PageDeps } from './page-deps.ts';
import { languageParams, tokenQuery } from './page-schemas.ts';
import { unsubscribePage } from './pages/unsubscribe-page.tsx';
import type { Subscriber } from './schema.ts';
import { homeOf } from './subscription.ts';
import { unsubscribeToken } from './tokens.ts';
import { unsubscribe } from './unsubscribe.ts';

const path = '/newsletter/{language}/unsubscribe';

const show = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary: 'A page with one button; changes nothing, because mail scanners open every link',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language }, query: { token } }, deps) {
    const { a: audience } = await verifyToken(unsubscribeToken, token, deps);
    return { document: unsubscribePage({ language, audience, token }) };
  },
});

const take = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'Ends one audience (RFC 8058): no cookie, no redirect, as often as one likes',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language }, query: { token }, event }, deps) {
    requireOneClick(event);
    const { s, a: audience, i: issue } = await verifyToken(unsubscribeToken, token, deps);
    const whenEnded = async (left: Subscriber) => {
      const where = { place: homeOf(left, audience), audience, language, issue, event };
      // A mail program may send it for the reader: no agent of a browser is asked for.
      await deps.tracker.track({ ...happenedTo('unsubscribed', where, deps), machine: undefined });
    };
    const leaving = { subscriberId: s, audience, source: 'one-click', whenEnded };
    const left = await unsubscribe(leaving, deps);
    if (!left) return { document: leftPage({ language, audience, ticket: undefined }) };
    const claims = {
      p: homeOf(left, audience).municipality.nis,
      a: audience,
      ...(issue !== undefined && { i: issue }),
    };
    return {
      document: leftPage({ language, audience, ticket: await makeReasonTicket(claims, deps) }),
    };
  },
});

/** Characters: several times what a mail program sends. The patterns below take their time on long text. */
const maxOneClick = 2000;

/**
 * RFC 8058 lets mail programs send the field as multipart/form-data or urlencoded.
 * @throws {AppError} request.malformed for any other POST
 */
function requireOneClick(event: HttpEvent): void {
  const body = bodyText(event).slice(0, maxOneClick);
  const isUrlencoded = /(?:^|&)List-Unsubscribe=One-Click(?:&|$)/i.test(body.trim());
  const isMultipart =
    /name="?List-Unsubscribe"?[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\nOne-Click\s/i.test(body);
  if (isUrlencoded || isMultipart) return;
  throw new AppError('request.malformed', 'This address takes List-Unsubscribe=One-Click.');
}

export const unsubscribeRoutes: readonly PageRoute<PageDeps>[] = [show, take];
