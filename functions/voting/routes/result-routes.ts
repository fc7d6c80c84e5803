import { noForm, type PageRoute } from '../../../shared/http/page-route.ts';
import { merchantPath } from '../../merchants/index.ts';
import { type ContestResult, readResult } from '../counting/result.ts';
import { viewCandidate } from '../pages/candidate-view.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import { refusalPage } from '../pages/refusal-page.tsx';
import { resultPage } from '../pages/result-page.tsx';
import { posterPath } from '../posters/poster-path.ts';
import { contestRoute } from './contest-route.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery } from './page-schemas.ts';

const show = contestRoute({
  method: 'GET',
  page: 'result',
  summary: 'Who won, all votes by channel, and the lists to count them again',
  query: anyQuery,
  form: noForm,
  async handle({ visit }, deps) {
    const { contest, language } = visit;
    const result =
      contest.state === 'published' ? await readResult(deps.table, contest.id) : undefined;
    if (!result) return { status: 404, document: refusalPage({ visit, kind: 'noResult' }) };
    const { candidates } = await deps.papers.read(contest.id);
    const views = candidates.map((candidate) => viewCandidate(candidate, language));
    const merchantPaths = await pathsOfWinners(visit, result, deps);
    const first = result.candidates.find(({ id }) => merchantPaths.has(id));
    return {
      document: resultPage({
        visit,
        result,
        candidates: new Map(views.map((view) => [view.id, view])),
        merchantPaths,
        cardPath: first && posterPath(first.merchantId, 'card.png', language),
      }),
    };
  },
});

async function pathsOfWinners(
  { language }: Visit,
  { candidates }: ContestResult,
  { merchants }: PageDeps,
): Promise<ReadonlyMap<string, string>> {
  const winners = candidates.filter(({ elected }) => elected);
  const shops = await merchants.getMany(winners.map(({ merchantId }) => merchantId));
  return new Map(
    winners.flatMap(({ id, merchantId }) => {
      const shop = shops.get(merchantId);
      return shop?.state === 'listed' ? [[id, merchantPath(shop, language)] as const] : [];
    }),
  );
}

export const resultRoutes: readonly PageRoute<PageDeps>[] = [show];
