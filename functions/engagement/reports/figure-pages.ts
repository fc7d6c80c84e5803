import type { PageRoute } from '../../../shared/http/page-route.ts';
import type { ReportDeps } from '../report-deps.ts';
import { calendarPage } from './calendar/calendar-page.tsx';
import { votePageRoute } from './contest/vote-page.tsx';
import { votesPage } from './contest/votes-page.tsx';
import { deliverabilityPages } from './deliverability/deliverability-pages.tsx';
import { listPages } from './list/list-pages.tsx';
import { merchantsPage } from './merchants/merchants-page.tsx';
import { municipalitiesPage } from './overview/municipalities-page.tsx';
import { overviewPage } from './overview/overview-page.tsx';

/** The pages of municipalities, lists, votes and deliverability. */
export const figurePages: readonly PageRoute<ReportDeps>[] = [
  municipalitiesPage,
  overviewPage,
  ...listPages,
  calendarPage,
  merchantsPage,
  ...deliverabilityPages,
  votesPage,
  votePageRoute,
];
