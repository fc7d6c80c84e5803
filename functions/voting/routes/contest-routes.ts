import * as z from 'zod';
import { AppError } from '../../../shared/errors.ts';
import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../../shared/http/page-route.ts';
import { merchantPath } from '../../merchants/index.ts';
import { newOrder } from '../candidate-order.ts';
import { candidateIdSchema } from '../contests/contest.ts';
import { judgeChoices } from '../judge-choices.ts';
import { ballotPage } from '../pages/ballot-page.tsx';
import { candidatePage } from '../pages/candidate-page.tsx';
import { choiceErrors } from '../pages/choice-errors.ts';
import type { Visit } from '../pages/contest-frame.tsx';
import { voteMessages } from '../pages/messages.ts';
import { contestPath } from '../pages/paths.ts';
import { waitingPage } from '../pages/waiting-page.tsx';
import { posterPath } from '../posters/poster-path.ts';
import { hasPoster } from '../posters/poster-subject.ts';
import { contestRoute } from './contest-route.ts';
import { findVisit, onBallot } from './find-visit.ts';
import { ballotSeen } from './happened.ts';
import type { PageDeps } from './page-deps.ts';
import { ballotQuery, contestParams, orderQuery } from './page-schemas.ts';
import { choiceBefore } from './sealed-choices.ts';
import { shownPhase } from './shown-phase.ts';

const show = contestRoute({
  method: 'GET',
  summary: 'A contest, as far as it is: what can be done now, or the ballot',
  query: ballotQuery,
  form: noForm,
  async handle({ visit, query: { o, choice, missing }, event }, deps) {
    const now = deps.now();
    const phase = shownPhase(visit, now);
    if (phase === 'published') return { location: contestPath(visit, 'result') };
    if (o === undefined && visit.contest.ballotFixedAt !== undefined) return withOrder(visit);
    const order = o ?? newOrder();
    const candidates = phase === 'cancelled' ? [] : await onBallot(visit, order, deps);
    if (phase !== 'open') return { document: waitingPage({ visit, phase, candidates, order }) };
    const chosen = await choiceBefore(visit, choice, deps);
    const problems = missing ? judgeChoices(visit.contest, candidates, []) : [];
    const errors = choiceErrors(problems, voteMessages(visit.language));
    const carried = { o: order, choice };
    await deps.tracker.track(ballotSeen(visit, event, deps));
    return { document: ballotPage({ visit, now, candidates, chosen, carried, errors }) };
  },
});

const withOrder = (visit: Visit): PageAnswer => ({
  location: `${contestPath(visit)}?o=${newOrder()}`,
});

const showCandidate = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/vote/{language}/{municipality}/{contest}/candidates/{candidateId}',
  summary: 'Photo and story of a candidate',
  params: contestParams.extend({ candidateId: z.string().max(60) }),
  query: orderQuery,
  form: noForm,
  async handle({ params, query: { o = newOrder() } }, deps) {
    const visit = await findVisit(params, deps);
    const id = candidateIdSchema.safeParse(params.candidateId).data;
    const { candidates } = await deps.papers.read(visit.contest.id);
    const known = candidates.find((candidate) => candidate.id === id);
    const candidate = (await onBallot(visit, o, deps)).find((shown) => shown.id === id);
    if (!known || !candidate) {
      throw new AppError('candidate.not_found', 'There is no such candidate.');
    }
    const merchant = await deps.merchants.get(known.merchantId);
    return {
      document: candidatePage({
        visit,
        now: deps.now(),
        isOpen: shownPhase(visit, deps.now()) === 'open',
        candidate,
        order: o,
        cardPath: hasPoster({ merchant, contest: visit.contest, candidate: known }, deps.now())
          ? posterPath(known.merchantId, 'card.png', visit.language)
          : undefined,
        merchantPath:
          merchant?.state === 'listed' ? merchantPath(merchant, visit.language) : undefined,
      }),
    };
  },
});

export const contestRoutes: readonly PageRoute<PageDeps>[] = [show, showCandidate];
