import type { Child } from 'hono/jsx';
import type { PageRoute } from '../../../../shared/http/page-route.ts';
import { reportRoute } from '../../pages/report-route.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import type { ReportDeps } from '../../report-deps.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import {
  type MunicipalityFrame,
  municipalityPage,
  renderMunicipalityReport,
} from './municipality-frame.tsx';
import { type PagePeriod, pagePeriodOf, pagePeriodQuery } from './page-period.ts';

/** What the parts of a municipality's report are made of. */
export interface ReportPart<Report> {
  readonly report: Report;
  readonly visit: ReportVisit;
  readonly t: FigureText;
}

interface Definition<Report> {
  readonly tab: MunicipalityFrame['tab'];
  readonly summary: string;
  readonly read: (nis: string, period: PagePeriod, deps: ReportDeps) => Promise<Report>;
  readonly title:
    | 'overview.title'
    | 'list.title'
    | 'calendar.title'
    | 'merchants.title'
    | 'delivery.title';
  readonly content: (part: ReportPart<Report>, period: PagePeriod) => Child;
}

/** The page of one of a municipality's reports, for viewers of it. */
export const municipalityReport = <
  Report extends { readonly municipality: MunicipalityFrame['municipality'] },
>({
  tab,
  summary,
  read,
  title,
  content,
}: Definition<Report>): PageRoute<ReportDeps> =>
  reportRoute({
    path: `/${municipalityPage('{nis}', tab)}`,
    summary,
    params: municipalityParams,
    query: pagePeriodQuery,
    scope: ofMunicipality,
    async handle({ visit, params, query }, deps) {
      const period = pagePeriodOf(query, visit.now);
      const report = await read(params.nis, period, deps);
      const t = figureMessages(visit.language);
      const { municipality } = report;
      const frame = {
        municipality,
        tab,
        title: t(title, { municipality: municipality.name }),
        period,
      };
      return {
        document: renderMunicipalityReport(visit, frame, content({ report, visit, t }, period)),
      };
    },
  });
