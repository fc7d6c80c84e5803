import { localized } from '../../../../shared/i18n/localized.ts';
import type { Figure } from '../../counters/figures.ts';
import { type BarRow, BarTable } from '../../pages/chart/bar-table.tsx';
import { Chart } from '../../pages/chart/chart.tsx';
import { HeadlineFigures } from '../../pages/headline-figures.tsx';
import { reportMessages } from '../../pages/messages.ts';
import { numberWords } from '../../pages/number-words.ts';
import { reportRoute } from '../../pages/report-route.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { materials, ownLinkMaterial } from '../../short-links/materials.ts';
import { renderMunicipalityReport } from '../frame/municipality-frame.tsx';
import { type PagePeriod, pagePeriodOf, pagePeriodQuery } from '../frame/page-period.ts';
import { machinesOf, peopleAndMachines } from '../frame/people-and-machines.ts';
import { periodWords, placesOf, stepWord } from '../frame/step-places.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import { municipalityParams, ofMunicipality } from '../municipality-params.ts';
import { type MerchantsReport, readMerchantsReport } from './merchants-report.ts';

export const merchantsPage = reportRoute({
  path: '/municipalities/{nis}/merchants',
  summary: 'What the directory and the printed matter of a municipality are used for',
  params: municipalityParams,
  query: pagePeriodQuery,
  scope: ofMunicipality,
  async handle({ visit, params, query }, deps) {
    const period = pagePeriodOf(query, visit.now);
    const report = await readMerchantsReport(params.nis, period, deps);
    return { document: pageOf(visit, report, period) };
  },
});

function pageOf(visit: ReportVisit, report: MerchantsReport, period: PagePeriod): string {
  const t = figureMessages(visit.language);
  const { municipality } = report;
  const part = { report, visit, t };
  return renderMunicipalityReport(
    visit,
    {
      municipality,
      tab: 'merchants',
      title: t('merchants.title', { municipality: municipality.name }),
      period,
    },
    <>
      <p class="lead">{t('merchants.lead', { period: periodWords(period, t) })}</p>
      <HeadlineFigures figures={headlines(report, visit, t)} />
      <UseChart of="views" {...part} />
      <UseChart of="scans" {...part} />
      <Merchants {...part} />
      <Printed {...part} />
    </>,
  );
}

interface PartProps {
  readonly report: MerchantsReport;
  readonly visit: ReportVisit;
  readonly t: FigureText;
}

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

/** What was scanned, by what it is, for which phase, and code by code. */
function Printed({ report: { materials: printed, phases, links }, visit, t }: PartProps) {
  const { language } = visit;
  const retired = t('merchants.link.retired');
  return (
    <>
      <ScanTable
        {...{ visit, t }}
        title={t('merchants.materials')}
        head={t('merchants.material')}
        rows={printed.map(({ material, scans }) => ({ name: materialName(material, t), scans }))}
      />
      <ScanTable
        {...{ visit, t }}
        title={t('merchants.phases')}
        head={t('merchants.phase')}
        rows={phases.map(({ name, phaseId, scans }) => ({
          name: (name && localized(name, language)?.text) ?? phaseId,
          scans,
        }))}
      />
      <ScanTable
        {...{ visit, t }}
        title={t('merchants.links')}
        head={t('merchants.link')}
        rows={links.map(({ code, title, material, state, scans }) => ({
          name: title ?? materialName(material, t),
          note: [`/s/${code}`, ...(state === 'retired' ? [retired] : [])].join(', '),
          scans,
        }))}
      />
    </>
  );
}

interface ScanTableProps {
  readonly visit: ReportVisit;
  readonly t: FigureText;
  readonly title: string;
  readonly head: string;
  readonly rows: readonly (Pick<BarRow, 'name' | 'note'> & { readonly scans: Figure })[];
}

function ScanTable({ visit: { language }, t, title, head, rows }: ScanTableProps) {
  const { count } = numberWords(language);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <BarTable
        caption={title}
        isCaptionHidden
        heads={[head, t('people'), t('machines')]}
        rows={rows.map(({ scans, ...row }) => ({
          ...row,
          cells: [count(scans.human), count(machinesOf(scans))],
          bar: [scans.human, machinesOf(scans)],
        }))}
      />
    </section>
  );
}

function materialName(material: string, t: FigureText): string {
  if (material === ownLinkMaterial) return t('material.own-link');
  const known = materials.find((one) => one === material);
  return known ? t(`material.${known}`) : material;
}
