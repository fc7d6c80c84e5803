import * as z from 'zod';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import { numberWords } from '../../pages/number-words.ts';
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
import { DeliverabilitySections, NotInIt } from './deliverability-sections.tsx';
import type { Rates } from './rates.ts';
import {
  type ProgrammeDeliverability,
  readMunicipalityDeliverability,
  readProgrammeDeliverability,
} from './read-deliverability.ts';

const ofOne = municipalityReport({
  tab: 'deliverability',
  summary: 'Complaints and bounces of the newsletters of a municipality',
  read: readMunicipalityDeliverability,
  title: 'delivery.title',
  content: ({ report, visit, t }, period) => (
    <>
      <p class="lead">{t('delivery.lead', { period: periodWords(period, t) })}</p>
      <DeliverabilitySections visit={visit} report={report} />
      <NotInIt visit={visit} />
    </>
  ),
});

const ofAll = reportRoute({
  path: '/deliverability',
  summary: 'Complaints and bounces of all newsletters, sender by sender',
  params: z.object({}),
  query: pagePeriodQuery,
  scope: 'programme',
  async handle({ visit, query }, deps) {
    const period = pagePeriodOf(query, visit.now);
    const report = await readProgrammeDeliverability(period, deps);
    return { document: programmeDocument(visit, report, period) };
  },
});

function programmeDocument(
  visit: ReportVisit,
  report: ProgrammeDeliverability,
  period: PagePeriod,
): string {
  const t = figureMessages(visit.language);
  const page = `deliverability?${periodParameters(period)}`;
  return renderReport(
    visit,
    { title: t('deliveries.title'), section: 'deliverability', page },
    <>
      <PeriodForm visit={visit} page="deliverability" period={period} t={t} />
      <p class="lead">{t('delivery.lead', { period: periodWords(period, t) })}</p>
      <DeliverabilitySections visit={visit} report={report} />
      <Senders visit={visit} report={report} />
      <NotInIt visit={visit} />
    </>,
  );
}

interface SendersProps {
  readonly visit: ReportVisit;
  readonly report: ProgrammeDeliverability;
}

function Senders({ visit, report: { regions, period } }: SendersProps) {
  const t = figureMessages(visit.language);
  const query = periodParameters(period);
  return (
    <section>
      <h2>{t('delivery.senders')}</h2>
      <p>{t('delivery.senders.note')}</p>
      {regions.map(({ sender, rates, municipalities }) => (
        <BarTable
          caption={sender}
          heads={[
            t('municipality'),
            t('delivery.sent'),
            t('delivery.complaints'),
            t('delivery.bounces'),
          ]}
          rows={[
            ...municipalities.map(({ municipality: { nis, name }, rates: own }) => ({
              name,
              href: `${reportPath(visit, municipalityPage(nis, 'deliverability'))}?${query}`,
              cells: cellsOf(own, visit),
              bar: [],
            })),
            { name: t('delivery.sender.all', { sender }), cells: cellsOf(rates, visit), bar: [] },
          ]}
        />
      ))}
    </section>
  );
}

function cellsOf({ sent, complaintRate, bounceRate }: Rates, { language }: ReportVisit): string[] {
  const { count, rate } = numberWords(language);
  const words = (share: number | undefined) => (share === undefined ? '–' : rate(share));
  return [count(sent), words(complaintRate), words(bounceRate)];
}

export const deliverabilityPages = [ofOne, ofAll];
