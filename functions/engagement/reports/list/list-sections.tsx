import { BarTable } from '../../pages/chart/bar-table.tsx';
import { Chart } from '../../pages/chart/chart.tsx';
import type { ChartFigures } from '../../pages/chart/chart-figures.ts';
import { HeadlineFigures } from '../../pages/headline-figures.tsx';
import { reportMessages } from '../../pages/messages.ts';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { placesOf, stepWord } from '../frame/step-places.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import { type AudienceList, type ListView, lostIn } from './list-report.ts';

interface SectionProps {
  readonly visit: ReportVisit;
  readonly list: Pick<ListView, 'stepSize'>;
  readonly audience: AudienceList;
}

/** One audience of a list: how large it is, who came, who left. */
export function AudienceSection({ visit, list, audience: of }: SectionProps) {
  const t = figureMessages(visit.language);
  return (
    <section aria-labelledby={of.audience}>
      <h2 id={of.audience}>{t(`audience.${of.audience}`)}</h2>
      {isEmpty(of) ? (
        <p>{t('list.nobody')}</p>
      ) : (
        <>
          <HeadlineFigures figures={headlines(of, visit, t)} />
          {of.otherwise !== undefined && of.otherwise !== 0 && (
            <p>{t('list.otherwise', { change: signed(of.otherwise, visit) })}</p>
          )}
          {chartsOf(of, list, visit, t).map(({ figures, kind }) => (
            <Chart figures={figures} kind={kind} t={reportMessages(visit.language)} />
          ))}
        </>
      )}
    </section>
  );
}

const isEmpty = ({ size, sizeBefore = 0, movement }: AudienceList): boolean =>
  size + sizeBefore + movement.confirmed + movement.subscribed.raw + lostIn(movement) === 0;

/** With its sign: `+12`, `−3`. */
export function signed(change: number, { language }: Pick<ReportVisit, 'language'>): string {
  const { count } = numberWords(language);
  if (change === 0) return count(0);
  return change > 0 ? `+${count(change)}` : `−${count(-change)}`;
}

function headlines(of: AudienceList, visit: ReportVisit, t: FigureText) {
  const { count, percent } = numberWords(visit.language);
  const { size, sizeBefore, movement, churn } = of;
  const change =
    sizeBefore === undefined
      ? ''
      : ` ${t('list.size.change', { change: signed(size - sizeBefore, visit) })}`;
  return [
    {
      label: t('list.size'),
      value: count(size),
      meaning: `${t('list.size.meaning')}${change}`,
    },
    {
      label: t('list.joined'),
      value: count(movement.confirmed),
      meaning: t('list.joined.meaning', { forms: count(movement.subscribed.human) }),
    },
    { label: t('list.left'), value: count(lostIn(movement)), meaning: t('list.left.meaning') },
    {
      label: t('list.churn'),
      value: churn === undefined ? '–' : percent(churn),
      meaning: churn === undefined ? t('unknown') : t('list.churn.meaning'),
    },
  ];
}

interface DrawnChart {
  readonly figures: ChartFigures;
  readonly kind: 'columns' | 'lines';
}

function chartsOf(
  of: AudienceList,
  { stepSize }: Pick<ListView, 'stepSize'>,
  { language }: ReportVisit,
  t: FigureText,
): DrawnChart[] {
  const { audience, steps, movement, size } = of;
  const { count } = numberWords(language);
  const step = stepWord(stepSize, t);
  const common = {
    along: t(`step.${stepSize}`),
    places: placesOf({ stepSize, steps }, t),
    format: count,
  };
  const moves = (part: 'confirmed' | 'unsubscribed' | 'gone' | 'complained') =>
    steps.map(({ movement: moved }) => moved[part]);
  return [
    {
      kind: 'lines',
      figures: {
        ...common,
        id: `${audience}-size`,
        title: t('list.chart.size'),
        description: t('list.chart.size.text', { step, size: count(size) }),
        series: [{ name: t('list.size'), values: steps.map((one) => one.size) }],
      },
    },
    {
      kind: 'columns',
      figures: {
        ...common,
        id: `${audience}-joined`,
        title: t('list.chart.joined'),
        description: t('list.chart.joined.text', { step, count: count(movement.confirmed) }),
        series: [{ name: t('list.joined'), values: moves('confirmed') }],
      },
    },
    {
      kind: 'columns',
      figures: {
        ...common,
        id: `${audience}-left`,
        title: t('list.chart.left'),
        description: t('list.chart.left.text', {
          step,
          unsubscribed: count(movement.unsubscribed),
          gone: count(movement.gone),
          complained: count(movement.complained),
        }),
        series: [
          { name: t('list.unsubscribed'), values: moves('unsubscribed') },
          { name: t('list.gone'), values: moves('gone') },
          { name: t('list.complained'), values: moves('complained') },
        ],
      },
    },
  ];
}

const heads = ['municipality', 'list.size', 'list.joined', 'list.left', 'list.churn'] as const;

/** Audiences of several lists beside each other. */
export function ListsSideBySide({
  visit,
  rows,
}: {
  readonly visit: ReportVisit;
  readonly rows: readonly {
    readonly name: string;
    readonly href: string;
    readonly audiences: readonly Pick<AudienceList, 'audience' | 'size' | 'movement' | 'churn'>[];
  }[];
}) {
  const t = figureMessages(visit.language);
  const { count, percent } = numberWords(visit.language);
  return (
    <>
      <h2>{t('list.side')}</h2>
      <p>{t('list.side.note')}</p>
      {(['residents', 'businesses'] as const).map((audience) => (
        <BarTable
          caption={t(`audience.${audience}`)}
          heads={heads.map((key) => t(key))}
          rows={rows.flatMap(({ name, href, audiences }) => {
            const of = audiences.find((one) => one.audience === audience);
            if (!of) return [];
            const { size, movement, churn } = of;
            const cells = [
              count(size),
              count(movement.confirmed),
              count(lostIn(movement)),
              churn === undefined ? '–' : percent(churn),
            ];
            return [{ name, href, cells, bar: [size] }];
          })}
        />
      ))}
    </>
  );
}
