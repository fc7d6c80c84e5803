import { reportPath } from '../../pages/report-visit.ts';
import { municipalityPage } from '../frame/municipality-frame.tsx';
import { municipalityReport } from '../frame/municipality-report.ts';
import { periodParameters } from '../frame/page-period.ts';
import { programmeReport } from '../frame/programme-report.tsx';
import { periodWords } from '../frame/step-places.ts';
import { AudienceSection } from './list-sections.tsx';
import { ListsSideBySide } from './lists-side-by-side.tsx';
import { readMunicipalityList } from './municipality-list.ts';
import { readProgrammeList } from './programme-list.ts';
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

const ofAll = programmeReport({
  section: 'lists',
  summary: 'How all lists grew and what they lost, side by side',
  read: readProgrammeList,
  title: 'lists.title',
  content: ({ report: list, visit, t }, period) => (
    <>
      <p class="lead">{t('list.lead', { period: periodWords(period, t) })}</p>
      {list.audiences.map((audience) => (
        <AudienceSection visit={visit} list={list} audience={audience} />
      ))}
      <ListsSideBySide
        visit={visit}
        rows={list.municipalities.map(({ municipality: { nis, name }, audiences }) => ({
          name,
          href: `${reportPath(visit, municipalityPage(nis, 'list'))}?${periodParameters(period)}`,
          audiences,
        }))}
      />
    </>
  ),
});

export const listPages = [ofOne, ofAll];
