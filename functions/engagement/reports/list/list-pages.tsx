import * as z from 'zod';
import { renderReport } from '../../pages/report-frame.tsx';
import { reportRoute } from '../../pages/report-route.ts';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { municipalityPage } from '../frame/municipality-frame.tsx';
import { municipalityReport } from '../frame/municipality-report.ts';
import {
  type PagePeriod,
  pagePeriodOf,
  pagePeriodQuery,
  periodParameters,
} from '../frame/page-period.ts';
import { PeriodForm } from '../frame/period-form.tsx';
import { periodWords } from '../frame/step-places.ts';
import { figureMessages } from '../messages.ts';
import { AudienceSection } from './list-sections.tsx';
import { ListsSideBySide } from './lists-side-by-side.tsx';
import { readMunicipalityList } from './municipality-list.ts';
import { type ProgrammeList, readProgrammeList } from './programme-list.ts';
import { ReasonsSection } from './reasons-section.tsx';

const ofOne = municipalityReport({
  tab: 'list',
  summary: 'How the lists of a municipality grew and what they lost',
  read: readMunicipalityList,
  title: 'list.title',
  content: ({ report: list, visit, t }, period) => (
    <>
      <p class="lead">{t('list.lead', { period: periodWords(period, t) })}</p>
      {list.audiences.map((audience) => (
        <AudienceSection visit={visit} list={list} audience={audience} />
      ))}
      <ReasonsSection visit={visit} reasons={list.reasons} />
    </>
  ),
});

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
