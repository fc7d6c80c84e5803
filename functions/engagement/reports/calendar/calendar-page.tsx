import { localized } from '../../../../shared/i18n/localized.ts';
import { noonOf } from '../../../../shared/time/days.ts';
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
import { type CalendarReport, type EventUses, readCalendarReport } from './calendar-report.ts';
import { FeedSection } from './feed-section.tsx';

export const calendarPage = municipalityReport({
  tab: 'calendar',
  summary: 'What the calendar of a municipality is used for',
  read: readCalendarReport,
  title: 'calendar.title',
  content: (part, period) => (
    <>
      <p class="lead">{part.t('calendar.lead', { period: periodWords(period, part.t) })}</p>
      <HeadlineFigures figures={headlines(part.report, part.visit, part.t)} />
      <h2>{part.t('course')}</h2>
      <ViewChart {...part} />
      <Events {...part} />
      <Sources {...part} />
      <Ways {...part} />
      <FeedSection visit={part.visit} feeds={part.report.feeds} />
    </>
  ),
});

type PartProps = ReportPart<CalendarReport>;

function headlines({ total, feeds }: CalendarReport, { language }: ReportVisit, t: FigureText) {
  const { count } = numberWords(language);
  const { pages, added, registered } = total;
  return [
    {
      label: t('calendar.pages'),
      value: count(pages.human),
      meaning: t('calendar.pages.meaning', { machines: count(machinesOf(pages)) }),
    },
    { label: t('calendar.added'), value: count(added.human), meaning: t('calendar.added.meaning') },
    {
      label: t('calendar.registered'),
      value: count(registered),
      meaning: t('calendar.registered.meaning'),
    },
    {
      label: t('calendar.clients'),
      value: count(feeds.clientsADay),
      meaning: t('calendar.clients.meaning'),
    },
  ];
}

function ViewChart({ report, visit: { language }, t }: PartProps) {
  const { count } = numberWords(language);
  const { stepSize, steps, total } = report;
  const figures = {
    id: 'pages',
    title: t('calendar.chart'),
    description: t('calendar.chart.text', {
      step: stepWord(stepSize, t),
      people: count(total.pages.human),
      machines: count(machinesOf(total.pages)),
    }),
    along: t(`step.${stepSize}`),
    places: placesOf(report, t),
    series: peopleAndMachines(
      steps.map(({ uses }) => uses.pages),
      t,
    ),
    format: count,
  };
  return <Chart figures={figures} kind="columns" t={reportMessages(language)} />;
}

const columns = [
  'calendar.column.pages',
  'calendar.column.added',
  'calendar.column.registered',
] as const;

const rowOf = ({ pages, added, registered }: EventUses, { language }: ReportVisit) => {
  const { count } = numberWords(language);
  return {
    cells: [count(pages.human), count(added.human), count(registered)],
    bar: [pages.human],
  };
};

function Events({ report: { events, moreEvents }, visit, t }: PartProps) {
  return (
    <section>
      <h2>{t('calendar.events')}</h2>
      {events.length === 0 ? (
        <p>{t('calendar.events.none')}</p>
      ) : (
        <>
          <p>{t('calendar.events.note')}</p>
          <BarTable
            caption={t('calendar.events')}
            isCaptionHidden
            heads={[t('calendar.event'), ...columns.map((key) => t(key))]}
            rows={events.map(({ title, startsAt, source, uses }) => ({
              name: localized(title, visit.language)?.text ?? '–',
              note: t('calendar.event.when', {
                day: new Date(startsAt),
                source: source ?? t('calendar.source.staff'),
              }),
              ...rowOf(uses, visit),
            }))}
          />
          {moreEvents > 0 && <p>{t('calendar.events.more', { count: moreEvents })}</p>}
        </>
      )}
    </section>
  );
}

function Sources({ report: { sources }, visit, t }: PartProps) {
  if (sources.length === 0) return null;
  return (
    <section>
      <h2>{t('calendar.sources')}</h2>
      <BarTable
        caption={t('calendar.sources')}
        isCaptionHidden
        heads={[t('calendar.source'), ...columns.map((key) => t(key))]}
        rows={sources.map(({ source, events, uses }) => ({
          name: source ?? t('calendar.source.staff'),
          note: t('calendar.source.events', { count: events }),
          ...rowOf(uses, visit),
        }))}
      />
    </section>
  );
}

const knownWays = ['newsletter', 'print', 'page'] as const;

/** What led to registrations, with ways that few came by put together. */
function Ways({ report: { ways }, visit: { language }, t }: PartProps) {
  const { count } = numberWords(language);
  const { months, told, few } = ways;
  const [first, last] = [months[0], months.at(-1)];
  const rows = [
    ...told.map(({ way, registered }) => ({ name: wayName(way, t), registered })),
    ...(few > 0 ? [{ name: t('calendar.way.few'), registered: few }] : []),
  ];
  if (first === undefined || last === undefined || rows.length === 0) return null;
  return (
    <section>
      <h2>{t('calendar.ways')}</h2>
      <p>{t('calendar.ways.note', { first: noonOf(`${first}-15`), last: noonOf(`${last}-15`) })}</p>
      <BarTable
        caption={t('calendar.ways')}
        isCaptionHidden
        heads={[t('calendar.way'), t('calendar.column.registered')]}
        rows={rows.map(({ name, registered }) => ({
          name,
          cells: [count(registered)],
          bar: [registered],
        }))}
      />
    </section>
  );
}

function wayName(way: string, t: FigureText): string {
  const known = knownWays.find((one) => one === way);
  return known ? t(`calendar.way.${known}`) : way;
}
