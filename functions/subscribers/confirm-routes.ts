import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../shared/http/page-route.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { signToken, verifyToken } from '../../shared/tokens/signed-token.ts';
import { type Confirmation, confirm, readConfirmation } from './confirm.ts';
import { agreesToFollowing } from './following-consent.ts';
import { happenedTo } from './happened-to.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, languageParams, tokenForm, tokenQuery } from './page-schemas.ts';
import { confirmedPage, confirmPage, gonePage } from './pages/confirm-page.tsx';
import type { Subscriber } from './schema.ts';
import { homeOf } from './subscription.ts';
import { confirmToken, followingToken } from './tokens.ts';

const path = '/newsletter/{language}/confirm';

async function read(token: string, deps: PageDeps): Promise<Confirmation> {
  const { s, a, r } = await verifyToken(confirmToken, token, deps);
  return { subscriberId: s, audience: a, request: r };
}

const show = pageRoute<PageDeps>()({
  method: 'GET',
  path,
  summary: 'Shows what a confirmation link would confirm; changes nothing',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language }, query: { token } }, deps) {
    const confirmation = await read(token, deps);
    const { audience } = confirmation;
    const present = await readConfirmation(confirmation, deps);
    if (present.state === 'gone') return gone(language);
    const place = homeOf(present.subscriber, audience);
    return {
      document:
        present.state === 'confirmed'
          ? confirmedPage({ language, place, audience })
          : confirmPage({ language, place, audience, asked: present.asked, token }),
    };
  },
});

const take = pageRoute<PageDeps>()({
  method: 'POST',
  path,
  summary: 'Confirms a subscription; confirming again answers the same',
  params: languageParams,
  query: anyQuery,
  form: tokenForm,
  async handle({ params: { language }, form: { token }, event }, deps) {
    const confirmation = await read(token, deps);
    const { audience, subscriberId } = confirmation;
    const outcome = await confirm(confirmation, deps);
    const subscriber = await deps.subscribers.get(subscriberId);
    if (outcome === 'gone' || !subscriber) return gone(language);
    const place = homeOf(subscriber, audience);
    if (outcome === 'confirmed') {
      await deps.tracker.track(happenedTo('confirmed', { place, audience, language, event }, deps));
    }
    const question = await questionTo(subscriber, deps);
    return { document: confirmedPage({ language, place, audience, question }) };
  },
});

/**
 * What answers the question after confirming; undefined for who has agreed already. Only who pressed the button is asked: links
 * of mails are opened by others as well, who may press whatever they find.
 */
const questionTo = async (subscriber: Subscriber, deps: PageDeps): Promise<string | undefined> =>
  agreesToFollowing(subscriber) ? undefined : signToken(followingToken, { s: subscriber.id }, deps);

const gone = (language: Language): PageAnswer => ({ status: 410, document: gonePage(language) });

export const confirmRoutes: readonly PageRoute<PageDeps>[] = [show, take];
