import type { Child } from 'hono/jsx';
import * as z from 'zod';
import type { PageRoute } from '../../../../shared/http/page-route.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { reportRoute } from '../../pages/report-route.ts';
import type { ReportDeps } from '../../report-deps.ts';
import { figureMessages } from '../messages.ts';
import type { ReportPart } from './municipality-report.ts';
import { type PagePeriod, pagePeriodOf, pagePeriodQuery, periodParameters } from './page-period.ts';
import { PeriodForm } from './period-form.tsx';

interface Definition<Report> {
  /** The section of the menu, and the page below the front page. */
  readonly section: 'lists' | 'deliverability';
  readonly summary: string;
  readonly read: (period: PagePeriod, deps: ReportDeps) => Promise<Report>;
  readonly title: 'lists.title' | 'deliveries.title';
  readonly content: (part: ReportPart<Report>, period: PagePeriod) => Child;
}

/** The page of a report of the whole programme, for its viewers. */
export const programmeReport = <Report,>({
  section,
  summary,
  read,
  title,
  content,
}: Definition<Report>): PageRoute<ReportDeps> =>
  reportRoute({
    path: `/${section}`,
    summary,
    params: z.object({}),
    query: pagePeriodQuery,
    scope: 'programme',
    async handle({ visit, query }, deps) {
      const period = pagePeriodOf(query, visit.now);
      const report = await read(period, deps);
      const t = figureMessages(visit.language);
      const page = `${section}?${periodParameters(period)}`;
      const document = renderReport(
        visit,
        { title: t(title), section, page },
        <>
          <PeriodForm visit={visit} page={section} period={period} t={t} />
          {content({ report, visit, t }, period)}
        </>,
      );
      return { document };
    },
  });
