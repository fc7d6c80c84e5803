import { localized } from '../../../../shared/i18n/localized.ts';
import type { EngagementKind } from '../../events/engagement-kind.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import { HeadlineFigures } from '../../pages/headline-figures.tsx';
import { numberWords } from '../../pages/number-words.ts';
import { type ReportVisit, reportPath } from '../../pages/report-visit.ts';
import { daysOf } from '../../programme-report/report-period.ts';
import { voteDates, votePage } from '../contest/vote-words.ts';
import { municipalityReport } from '../frame/municipality-report.ts';
import { periodWords } from '../frame/step-places.ts';
import { signed } from '../list/list-sections.tsx';
import type { FigureText } from '../messages.ts';
import { countOf } from './kind-counts.ts';
import { type Overview, readOverview } from './overview.ts';

export const overviewPage = municipalityReport({
  tab: 'overview',
  summary: 'What happened in a municipality, beside as many days before',
  read: readOverview,
  title: 'overview.title',
  content: ({ report: overview, visit, t }, period) => (
    <>
      <p class="lead">
        {t('overview.lead', { period: periodWords(period, t), days: daysOf(period) })}
      </p>
      <HeadlineFigures figures={headlines(overview, visit, t)} />
      <SideBySide overview={overview} visit={visit} t={t} />
      <Votes overview={overview} visit={visit} t={t} />
    </>
  ),
});

function headlines({ list, figures }: Overview, { language }: ReportVisit, t: FigureText) {
  const { count } = numberWords(language);
  return [
    {
      label: t('overview.readers'),
      value: list.residents === undefined ? '–' : count(list.residents),
      meaning:
        list.businesses === undefined
          ? t('list.size.unknown')
          : t('overview.readers.meaning', { businesses: list.businesses }),
    },
    {
      label: t('overview.clicks'),
      value: count(figures.clicked?.human ?? 0),
      meaning: t('overview.clicks.meaning', { delivered: count(figures.delivered?.human ?? 0) }),
    },
    {
      label: t('overview.scans'),
      value: count(figures.scanned?.human ?? 0),
      meaning: t('overview.scans.meaning'),
    },
  ];
}

interface PartProps {
  readonly overview: Overview;
  readonly visit: ReportVisit;
  readonly t: FigureText;
}

const kinds = [
  'sent',
  'delivered',
  'clicked',
  'confirmed',
  'unsubscribed',
  'vote-page',
  'directory',
  'event-page',
  'calendar-added',
  'registered',
  'scanned',
] as const satisfies readonly EngagementKind[];

function SideBySide({ overview, visit, t }: PartProps) {
  const { figures, figuresBefore, isComparable } = overview;
  const { count } = numberWords(visit.language);
  return (
    <>
      <h2>{t('overview.table')}</h2>
      <BarTable
        caption={t('overview.table')}
        isCaptionHidden
        heads={[t('overview.what'), t('overview.now'), t('overview.before')]}
        rows={kinds.map((kind) => {
          const [now, before] = [countOf(figures, kind), countOf(figuresBefore, kind)];
          return {
            name: t(`kind.${kind}`),
            note: isComparable
              ? t('overview.change', { change: signed(now - before, visit) })
              : undefined,
            cells: [count(now), isComparable ? count(before) : '–'],
            bar: [],
          };
        })}
      />
      <p>{t('overview.note')}</p>
    </>
  );
}

function Votes({ overview: { contests }, visit, t }: PartProps) {
  return (
    <>
      <h2>{t('overview.votes')}</h2>
      {contests.length === 0 && <p>{t('overview.votes.none')}</p>}
      <ul class="cards">
        {contests.map((contest) => (
          <li>
            <a href={reportPath(visit, votePage(contest.contestId))}>
              <span>
                {localized(contest.title, visit.language)?.text}
                <span class="note">{voteDates(contest, t)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
