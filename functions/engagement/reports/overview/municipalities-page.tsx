import * as z from 'zod';
import { programme } from '../../../../shared/programme/programme.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import { numberWords } from '../../pages/number-words.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { reportRoute } from '../../pages/report-route.ts';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { municipalityPage } from '../frame/municipality-frame.tsx';
import {
  type PagePeriod,
  pagePeriodOf,
  pagePeriodQuery,
  periodParameters,
} from '../frame/page-period.ts';
import { PeriodForm } from '../frame/period-form.tsx';
import { periodWords } from '../frame/step-places.ts';
import { figureMessages } from '../messages.ts';
import { countOf } from './kind-counts.ts';
import {
  ownMunicipalities,
  readSideBySide,
  type SideBySide,
  type SideBySideKind,
} from './side-by-side.ts';

export const municipalitiesPage = reportRoute({
  path: '/municipalities',
  summary: 'Municipalities beside each other; the one of whoever has one',
  params: z.object({}),
  query: pagePeriodQuery,
  scope: 'own',
  async handle({ visit, query }, deps) {
    const [only, ...others] = ownMunicipalities(visit.principal);
    if (only && others.length === 0) {
      return { location: reportPath(visit, municipalityPage(only.nis)) };
    }
    const period = pagePeriodOf(query, visit.now);
    const report = await readSideBySide(visit.principal, period, deps);
    return { document: pageOf(visit, report, period) };
  },
});

function pageOf(visit: ReportVisit, report: SideBySide, period: PagePeriod): string {
  const t = figureMessages(visit.language);
  const page = `municipalities?${periodParameters(period)}`;
  return renderReport(
    visit,
    { title: t('municipalities.title'), section: 'municipalities', page },
    <>
      <p class="lead">{t('municipalities.lead')}</p>
      <Chooser visit={visit} report={report} />
      <h2>{t('municipalities.side')}</h2>
      <PeriodForm visit={visit} page="municipalities" period={period} t={t} />
      <p>{t('municipalities.side.note', { period: periodWords(period, t) })}</p>
      {subjects.map((subject) => (
        <SubjectTable visit={visit} report={report} subject={subject} />
      ))}
    </>,
  );
}

interface PartProps {
  readonly visit: ReportVisit;
  readonly report: SideBySide;
}

const hrefOf = (visit: ReportVisit, nis: string, { period }: SideBySide): string =>
  `${reportPath(visit, municipalityPage(nis))}?${periodParameters(period)}`;

function Chooser({ visit, report }: PartProps) {
  const own = new Set(report.municipalities.map(({ municipality }) => municipality.nis));
  const regions = programme.regions
    .map(({ name, municipalities }) => ({
      name,
      shown: municipalities.filter(({ nis }) => own.has(nis)),
    }))
    .filter(({ shown }) => shown.length > 0);
  return (
    <>
      {regions.map(({ name, shown }) => (
        <>
          <h2>{name}</h2>
          <ul class="cards">
            {shown.map(({ nis, name: town }) => (
              <li>
                <a href={hrefOf(visit, nis, report)}>
                  <span>{town}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}

/** Three columns each: more would not fit a phone. The first is drawn. */
const subjects = [
  { key: 'mails', kinds: ['clicked', 'delivered'] },
  { key: 'calendar', kinds: ['event-page', 'registered'] },
  { key: 'merchants', kinds: ['directory', 'scanned'] },
] as const satisfies readonly { readonly key: string; readonly kinds: readonly SideBySideKind[] }[];

function SubjectTable({
  visit,
  report,
  subject: { key, kinds },
}: PartProps & { readonly subject: (typeof subjects)[number] }) {
  const t = figureMessages(visit.language);
  const { count } = numberWords(visit.language);
  const [drawn] = kinds;
  return (
    <BarTable
      caption={t(`municipalities.${key}`)}
      heads={[t('municipality'), ...kinds.map((kind) => t(`kind.${kind}`))]}
      rows={report.municipalities.map(({ municipality: { nis, name }, figures }) => ({
        name,
        href: hrefOf(visit, nis, report),
        cells: kinds.map((kind) => count(countOf(figures, kind))),
        bar: [countOf(figures, drawn)],
      }))}
    />
  );
}
