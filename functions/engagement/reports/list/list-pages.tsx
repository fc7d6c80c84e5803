import * as z from 'zod';
import { renderReport } from '../../pages/report-frame.tsx';
import { reportRoute } from '../../pages/report-route.ts';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { municipalityPage, renderMunicipalityReport } from '../frame/municipality-frame.tsx';
import {
  type PagePeriod,
  pagePeriodOf,
  pagePeriodQuery,
  periodParameters,
} from '../frame/page-period.ts';
import { PeriodForm } from '../frame/period-form.tsx';
import { periodWords } from '../frame/step-places.ts';
import { figureMessages } from '../messages.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import { AudienceSection } from './list-sections.tsx';
import { ListsSideBySide } from './lists-side-by-side.tsx';
import { type MunicipalityList, readMunicipalityList } from './municipality-list.ts';
import { type ProgrammeList, readProgrammeList } from './programme-list.ts';
import { ReasonsSection } from './reasons-section.tsx';

const ofOne = reportRoute({
  path: '/municipalities/{nis}/list',
  summary: 'How the lists of a municipality grew and what they lost',
  params: municipalityParams,
  query: pagePeriodQuery,
  scope: ofMunicipality,
  async handle({ visit, params, query }, deps) {
    const period = pagePeriodOf(query, visit.now);
    const list = await readMunicipalityList(params.nis, period, deps);
    return { document: municipalityListPage(visit, list, period) };
  },
});

export function municipalityListPage(
  visit: ReportVisit,
  list: MunicipalityList,
  period: PagePeriod,
): string {
  const t = figureMessages(visit.language);
  const { municipality, audiences, reasons } = list;
  const title = t('list.title', { municipality: municipality.name });
  return renderMunicipalityReport(
    visit,
    { municipality, tab: 'list', title, period },
    <>
      <p class="lead">{t('list.lead', { period: periodWords(period, t) })}</p>
      {audiences.map((audience) => (
        <AudienceSection visit={visit} list={list} audience={audience} />
      ))}
      <ReasonsSection visit={visit} reasons={reasons} />
    </>,
  );
}

const ofAll = reportRoute({
  path: '/lists',
  summary: 'How all lists grew and what they lost, side by side',
  params: z.object({}),
  query: pagePeriodQuery,
  scope: 'programme',
  async handle({ visit, query }, deps) {
    const period = pagePeriodOf(query, visit.now);
    return { document: listsPage(visit, await readProgrammeList(period, deps), period) };
  },
});

function listsPage(visit: ReportVisit, list: ProgrammeList, period: PagePeriod): string {
  const t = figureMessages(visit.language);
  const query = periodParameters(period);
  return renderReport(
    visit,
    { title: t('lists.title'), section: 'lists', page: `lists?${query}` },
    <>
      <PeriodForm visit={visit} page="lists" period={period} t={t} />
      <p class="lead">{t('list.lead', { period: periodWords(period, t) })}</p>
      {list.audiences.map((audience) => (
        <AudienceSection visit={visit} list={list} audience={audience} />
      ))}
      <ListsSideBySide
        visit={visit}
        rows={list.municipalities.map(({ municipality: { nis, name }, audiences }) => ({
          name,
          href: `${reportPath(visit, municipalityPage(nis, 'list'))}?${query}`,
          audiences,
        }))}
      />
    </>,
  );
}

export const listPages = [ofOne, ofAll];
