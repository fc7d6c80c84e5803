import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../shared/http/page-route.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { verifyToken } from '../../shared/tokens/signed-token.ts';
import { type Confirmation, confirm, readConfirmation } from './confirm.ts';
import { happenedTo } from './happened-to.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, languageParams, tokenForm, tokenQuery } from './page-schemas.ts';
import { confirmedPage, confirmPage, gonePage } from './pages/confirm-page.tsx';
import { homeOf } from './subscription.ts';
import { confirmToken } from './tokens.ts';

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
    if (outcome === 'gone') return gone(language);
    const subscriber = await deps.subscribers.get(subscriberId);
    const place = subscriber && homeOf(subscriber, audience);
    if (outcome === 'confirmed' && place) {
      await deps.tracker.track(happenedTo('confirmed', { place, audience, language, event }, deps));
    }
    return { document: confirmedPage({ language, place, audience }) };
  },
});

const gone = (language: Language): PageAnswer => ({ status: 410, document: gonePage(language) });

export const confirmRoutes: readonly PageRoute<PageDeps>[] = [show, take];
