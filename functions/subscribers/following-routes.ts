import { type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { verifyToken } from '../../shared/tokens/signed-token.ts';
import { agreesToFollowing, agreeToFollowing } from './following-consent.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, followingForm, languageParams } from './page-schemas.ts';
import { followingAnsweredPage } from './pages/following-question.tsx';
import { nothingHeldPage } from './pages/my-data-page.tsx';
import { homeOf } from './subscription.ts';
import { followingToken } from './tokens.ts';

const take = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/newsletter/{language}/following',
  summary: 'Takes the answer of who was asked after confirming; a no changes nothing',
  params: languageParams,
  query: anyQuery,
  form: followingForm,
  async handle({ params: { language }, form: { token, answer } }, deps) {
    const { s } = await verifyToken(followingToken, token, deps);
    const subscriber =
      answer === 'yes' ? await agreeToFollowing(s, deps) : await deps.subscribers.get(s);
    if (!subscriber) return { status: 410, document: nothingHeldPage(language) };
    const { preferencesUrl } = await deps.links.preferences(s, language);
    const place = homeOf(subscriber);
    const agrees = agreesToFollowing(subscriber);
    return { document: followingAnsweredPage({ language, place, agrees, preferencesUrl }) };
  },
});

export const followingRoutes: readonly PageRoute<PageDeps>[] = [take];
