import { Chart } from '../../pages/chart/chart.tsx';
import type { ChartFigures } from '../../pages/chart/chart-figures.ts';
import { reportMessages } from '../../pages/messages.ts';
import { numberWords } from '../../pages/number-words.ts';
import type { ReportVisit } from '../../pages/report-visit.ts';
import { placesOf, stepWord } from '../frame/step-places.ts';
import { type FigureText, figureMessages } from '../messages.ts';
import type { StepSize } from '../report-steps.ts';
import { type AudienceList, lostIn } from './list-report.ts';

interface ChartsProps {
  readonly visit: ReportVisit;
  readonly stepSize: StepSize;
  readonly audience: AudienceList;
}

/** How large a list was, and, where there was any movement, who came and who left. */
export function ListCharts(props: ChartsProps) {
  const { visit, audience } = props;
  const t = reportMessages(visit.language);
  const { movement } = audience;
  return (
    <>
      {audience.size !== undefined && (
        <Chart figures={sizes(props, audience.size)} kind="lines" t={t} />
      )}
      {movement.confirmed > 0 && <Chart figures={joined(props)} kind="columns" t={t} />}
      {lostIn(movement) > 0 && <Chart figures={left(props)} kind="columns" t={t} />}
    </>
  );
}

interface Common extends Pick<ChartFigures, 'along' | 'places' | 'format'> {
  readonly t: FigureText;
  /** The word for a step. */
  readonly step: string;
}

function commonOf({ visit, stepSize, audience: { steps } }: ChartsProps): Common {
  const t = figureMessages(visit.language);
  return {
    t,
    step: stepWord(stepSize, t),
    along: t(`step.${stepSize}`),
    places: placesOf({ stepSize, steps }, t),
    format: numberWords(visit.language).count,
  };
}

function sizes(props: ChartsProps, size: number): ChartFigures {
  const { t, step, ...common } = commonOf(props);
  const { audience, steps } = props.audience;
  return {
    ...common,
    id: `${audience}-size`,
    title: t('list.chart.size'),
    description: t('list.chart.size.text', { step, size: common.format(size) }),
    series: [{ name: t('list.size'), values: steps.map((one) => one.size) }],
  };
}

function joined(props: ChartsProps): ChartFigures {
  const { t, step, ...common } = commonOf(props);
  const { audience, steps, movement } = props.audience;
  const count = common.format(movement.confirmed);
  return {
    ...common,
    id: `${audience}-joined`,
    title: t('list.chart.joined'),
    description: t('list.chart.joined.text', { step, count }),
    series: [{ name: t('list.joined'), values: steps.map((one) => one.movement.confirmed) }],
  };
}

const ways = ['unsubscribed', 'gone', 'complained'] as const;

function left(props: ChartsProps): ChartFigures {
  const { t, step, ...common } = commonOf(props);
  const { audience, steps, movement } = props.audience;
  const counts = Object.fromEntries(ways.map((way) => [way, common.format(movement[way])]));
  return {
    ...common,
    id: `${audience}-left`,
    title: t('list.chart.left'),
    description: t('list.chart.left.text', { step, ...counts }),
    series: ways.map((way) => ({
      name: t(`list.${way}`),
      values: steps.map((one) => one.movement[way]),
    })),
  };
}
