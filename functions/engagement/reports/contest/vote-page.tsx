import * as z from 'zod';
import { localized } from '../../../../shared/i18n/localized.ts';
import { idPattern } from '../../../../shared/ids.ts';
import { findPlaceByNis } from '../../../../shared/programme/programme.ts';
import { readTurnout } from '../../../voting/index.ts';
import { BarTable } from '../../pages/chart/bar-table.tsx';
import { Chart } from '../../pages/chart/chart.tsx';
import { HeadlineFigures } from '../../pages/headline-figures.tsx';
import { reportMessages } from '../../pages/messages.ts';
import { numberWords } from '../../pages/number-words.ts';
import { renderReport } from '../../pages/report-frame.tsx';
import { reportRoute } from '../../pages/report-route.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { machinesOf, peopleAndMachines } from '../frame/people-and-machines.ts';
import { dayPlace, placesOf } from '../frame/step-places.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import { type ContestReport, readContestReport } from './contest-report.ts';
import { phaseWord, voteDates, votePage } from './vote-words.ts';

export const votePageRoute = reportRoute({
  path: '/votes/{id}',
  summary: 'How many took part in a vote, by day and channel',
  params: z.object({ id: z.string().regex(idPattern('con')) }),
  query: z.object({}),
  scope: async ({ params }, { table, now }) => [(await readTurnout(table, params.id, now())).nis],
  handle: async ({ visit, params }, deps) => ({
    document: pageOf(visit, await readContestReport(params.id, deps)),
  }),
});

function pageOf(visit: ReportVisit, report: ContestReport): string {
  const t = figureMessages(visit.language);
  const { contestId, municipality, title, phase } = report;
  const part = { report, visit, t };
  return renderReport(
    visit,
    {
      title: localized(title, visit.language)?.text ?? t('votes.title'),
      section: 'votes',
      page: votePage(contestId),
      place: findPlaceByNis(municipality.nis),
      about: municipality.name,
    },
    <>
      <p class="lead">
        {t('vote.lead', { dates: voteDates(report, t), phase: phaseWord(phase, t) })}
      </p>
      <HeadlineFigures figures={headlines(report, visit, t)} />
      <h2>{t('course')}</h2>
      <BallotChart {...part} />
      <ViewChart {...part} />
      <Channels {...part} />
      <section>
        <h2>{t('vote.unknown.title')}</h2>
        <p>{t('vote.unknown')}</p>
      </section>
    </>,
  );
}

interface PartProps {
  readonly report: ContestReport;
  readonly visit: ReportVisit;
  readonly t: FigureText;
}

function headlines(
  { online, views, result }: ContestReport,
  { language }: ReportVisit,
  t: FigureText,
) {
  const { count, percent } = numberWords(language);
  const { inhabitants } = result ?? {};
  return [
    {
      label: t('vote.online'),
      value: count(result?.online ?? online),
      meaning: t(result ? 'vote.online.final' : 'vote.online.meaning'),
    },
    ...(result
      ? [
          {
            label: t('vote.paper'),
            value: count(result.paper),
            meaning: t('vote.paper.meaning', { boxes: result.boxes.length }),
          },
        ]
      : []),
    ...(result && inhabitants !== undefined
      ? [
          {
            label: t('vote.turnout'),
            value: percent(result.ballots / inhabitants),
            meaning: t('vote.turnout.meaning', {
              ballots: count(result.ballots),
              inhabitants: count(inhabitants),
            }),
          },
        ]
      : []),
    { label: t('vote.views'), value: count(views.human), meaning: t('vote.views.meaning') },
  ];
}

function BallotChart({ report: { steps, online }, visit: { language }, t }: PartProps) {
  const { count } = numberWords(language);
  const figures = {
    id: 'ballots',
    title: t('vote.chart'),
    description: t('vote.chart.text', { count: count(online) }),
    along: t('step.day'),
    places: placesOf({ stepSize: 'day', steps }, t),
    series: [{ name: t('vote.ballots'), values: steps.map(({ ballots }) => ballots) }],
    format: count,
  };
  return <Chart figures={figures} kind="columns" t={reportMessages(language)} />;
}

function ViewChart({ report: { views, viewDays }, visit: { language }, t }: PartProps) {
  const { count } = numberWords(language);
  const figures = {
    id: 'views',
    title: t('vote.chart.views'),
    description: t('vote.chart.views.text', {
      people: count(views.human),
      machines: count(machinesOf(views)),
    }),
    along: t('step.day'),
    places: viewDays.map(({ day }) => dayPlace(day, t)),
    series: peopleAndMachines(
      viewDays.map((day) => day.views),
      t,
    ),
    format: count,
  };
  return <Chart figures={figures} kind="columns" t={reportMessages(language)} />;
}

function Channels({ report: { result }, visit: { language }, t }: PartProps) {
  const { count } = numberWords(language);
  if (!result) {
    return (
      <section>
        <h2>{t('vote.channels')}</h2>
        <p>{t('vote.channels.later')}</p>
      </section>
    );
  }
  const { online, quarantined, boxes } = result;
  const apart = t('vote.channel.apart', { count: count(quarantined) });
  return (
    <section>
      <h2>{t('vote.channels')}</h2>
      <BarTable
        caption={t('vote.channels')}
        isCaptionHidden
        heads={[t('vote.channel'), t('vote.ballots')]}
        rows={[
          {
            name: t('vote.channel.online'),
            note: quarantined > 0 ? apart : undefined,
            cells: [count(online)],
            bar: [online],
          },
          ...boxes.map(({ name, ballots }) => ({
            name: t('vote.channel.box', { name }),
            cells: [count(ballots)],
            bar: [ballots],
          })),
        ]}
      />
    </section>
  );
}
