import type { PageRoute } from '../../shared/http/page-route.ts';
import { challengeRoutes } from './routes/challenge-routes.ts';
import { chooseRoutes } from './routes/choose-routes.ts';
import { codeRoutes } from './routes/code-routes.ts';
import { confirmRoutes } from './routes/confirm-routes.ts';
import { consentRoutes } from './routes/consent-routes.ts';
import { contestRoutes } from './routes/contest-routes.ts';
import { drawRoutes } from './routes/draw-routes.ts';
import { landingRoutes, municipalityRoutes } from './routes/landing-routes.ts';
import { nominateRoutes } from './routes/nominate-routes.ts';
import type { PageDeps } from './routes/page-deps.ts';
import { resultRoutes } from './routes/result-routes.ts';
import { standRoutes } from './routes/stand-routes.ts';

/** All pages of the vote. The first route that fits answers: those with a name come before those that take any word. */
export const votingPages: readonly PageRoute<PageDeps>[] = [
  ...challengeRoutes,
  ...landingRoutes,
  ...consentRoutes,
  ...standRoutes,
  ...municipalityRoutes,
  ...contestRoutes,
  ...chooseRoutes,
  ...codeRoutes,
  ...confirmRoutes,
  ...drawRoutes,
  ...nominateRoutes,
  ...resultRoutes,
];
