import { BarTable } from '../../pages/chart/bar-table.tsx';
import { Chart } from '../../pages/chart/chart.tsx';
import { HeadlineFigures } from '../../pages/headline-figures.tsx';
import { reportMessages } from '../../pages/messages.ts';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { municipalityReport, type ReportPart } from '../frame/municipality-report.ts';
import { machinesOf, peopleAndMachines } from '../frame/people-and-machines.ts';
import { periodWords, placesOf, stepWord } from '../frame/step-places.ts';
import type { FigureText } from '../messages.ts';
import { type MerchantsReport, readMerchantsReport } from './merchants-report.ts';
import { PrintedSections } from './printed-sections.tsx';

export const merchantsPage = municipalityReport({
  tab: 'merchants',
  summary: 'What the directory and the printed matter of a municipality are used for',
  read: readMerchantsReport,
  title: 'merchants.title',
  content: (part, period) => (
    <>
      <p class="lead">{part.t('merchants.lead', { period: periodWords(period, part.t) })}</p>
      <HeadlineFigures figures={headlines(part.report, part.visit, part.t)} />
      <h2>{part.t('course')}</h2>
      <UseChart of="views" {...part} />
      <UseChart of="scans" {...part} />
      <Merchants {...part} />
      <PrintedSections visit={part.visit} report={part.report} />
    </>
  ),
});

type PartProps = ReportPart<MerchantsReport>;

function headlines(report: MerchantsReport, { language }: ReportVisit, t: FigureText) {
  const { count } = numberWords(language);
  const { views, scans, merchants } = report;
  const ambassadors = merchants.filter(({ isAmbassador }) => isAmbassador).length;
  return [
    {
      label: t('merchants.views'),
      value: count(views.human),
      meaning: t('merchants.views.meaning', { machines: count(machinesOf(views)) }),
    },
    {
      label: t('merchants.scans'),
      value: count(scans.human),
      meaning: t('merchants.scans.meaning', { machines: count(machinesOf(scans)) }),
    },
    {
      label: t('merchants.listed'),
      value: count(merchants.length),
      meaning: t('merchants.listed.meaning', { ambassadors }),
    },
  ];
}

function UseChart({ report, visit: { language }, t, of }: PartProps & { of: 'views' | 'scans' }) {
  const { count } = numberWords(language);
  const { stepSize, steps } = report;
  const figures = {
    id: of,
    title: t(of === 'views' ? 'merchants.chart' : 'merchants.chart.scans'),
    description: t('merchants.chart.text', {
      step: stepWord(stepSize, t),
      people: count(report[of].human),
      machines: count(machinesOf(report[of])),
    }),
    along: t(`step.${stepSize}`),
    places: placesOf(report, t),
    series: peopleAndMachines(
      steps.map((step) => step[of]),
      t,
    ),
    format: count,
  };
  return <Chart figures={figures} kind="columns" t={reportMessages(language)} />;
}

function Merchants({ report: { merchants }, visit: { language }, t }: PartProps) {
  const { count } = numberWords(language);
  return (
    <section>
      <h2>{t('merchants.table')}</h2>
      {merchants.length === 0 ? (
        <p>{t('merchants.none')}</p>
      ) : (
        <>
          <p>{t('merchants.table.note')}</p>
          <BarTable
            caption={t('merchants.table')}
            isCaptionHidden
            heads={[
              t('merchants.merchant'),
              t('merchants.column.views'),
              t('merchants.column.scans'),
            ]}
            rows={merchants.map(({ name, isAmbassador, views, scans }) => ({
              name,
              note: isAmbassador ? t('merchants.ambassador') : undefined,
              cells: [count(views.human), count(scans.human)],
              bar: [views.human, scans.human],
            }))}
          />
        </>
      )}
    </section>
  );
}
