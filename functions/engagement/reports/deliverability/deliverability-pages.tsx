import { BarTable } from '../../pages/chart/bar-table.tsx';
import { numberWords } from '../../pages/number-words.ts';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { municipalityPage } from '../frame/municipality-frame.tsx';
import { municipalityReport } from '../frame/municipality-report.ts';
import { periodParameters } from '../frame/page-period.ts';
import { programmeReport } from '../frame/programme-report.tsx';
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

const ofAll = programmeReport({
  section: 'deliverability',
  summary: 'Complaints and bounces of all newsletters, sender by sender',
  read: readProgrammeDeliverability,
  title: 'deliveries.title',
  content: ({ report, visit, t }, period) => (
    <>
      <p class="lead">{t('delivery.lead', { period: periodWords(period, t) })}</p>
      <DeliverabilitySections visit={visit} report={report} />
      <Senders visit={visit} report={report} />
      <NotInIt visit={visit} />
    </>
  ),
});

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
