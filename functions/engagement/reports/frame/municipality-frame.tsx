import type { Child } from 'hono/jsx';
import { findPlaceByNis } from '../../../../shared/programme/programme.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { figureMessages } from '../messages.ts';
import { type PagePeriod, periodParameters } from './page-period.ts';
import { PeriodForm } from './period-form.tsx';

const tabs = ['overview', 'list', 'calendar', 'merchants', 'deliverability'] as const;
export type MunicipalityTab = (typeof tabs)[number];

/** `municipalities/13036/list`, below the front page. */
export const municipalityPage = (nis: string, tab: MunicipalityTab = 'overview'): string =>
  `municipalities/${nis}${tab === 'overview' ? '' : `/${tab}`}`;

export interface MunicipalityFrame {
  readonly municipality: { readonly nis: string; readonly name: string };
  readonly tab: MunicipalityTab;
  readonly title: string;
  readonly period: PagePeriod;
}

/** A report of a municipality in its look, with the ways to its other reports of the same period. */
export function renderMunicipalityReport(
  visit: ReportVisit,
  { municipality, tab, title, period }: MunicipalityFrame,
  content: Child,
): string {
  const t = figureMessages(visit.language);
  const page = municipalityPage(municipality.nis, tab);
  const query = periodParameters(period);
  return renderReport(
    visit,
    {
      title,
      section: 'municipalities',
      page: `${page}?${query}`,
      place: findPlaceByNis(municipality.nis),
    },
    <>
      <nav class="menu tabs" aria-label={t('tabs', { municipality: municipality.name })}>
        <ul>
          {tabs.map((key) => (
            <li>
              <a
                href={`${reportPath(visit, municipalityPage(municipality.nis, key))}?${query}`}
                aria-current={key === tab ? 'page' : undefined}
              >
                {t(`tab.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PeriodForm visit={visit} page={page} period={period} t={t} />
      {content}
    </>,
  );
}
