import type { ChartBlock, Series } from '../document.ts';
import type { AreaReport, ProgrammeReport } from '../report.ts';
import { compared, counterOf, type ReportFigure, valueIn } from '../report-figure.ts';
import { newcomers } from './newcomers.ts';
import { say, sayMonth } from './report-messages.ts';

/** Municipalities that one chart has room for. */
const mostBars = 20;

/** A figure month by month, beside the year before, of the municipalities that were counted in both; none where it is not counted by month, or for less than three months. */
export function monthsChart(
  report: ProgrammeReport,
  figure: ReportFigure,
  title: string,
): ChartBlock[] {
  const { total } = report;
  const counter = counterOf(figure);
  if (!counter) return [];
  const [kind, of] = counter;
  const earlier = report.kindsBefore.has(kind) ? total.before?.counted.months : undefined;
  const { months } = (earlier && total.comparable ? total.comparable : total.now).counted;
  if (months.length < 3) return [];
  const valuesOf = (list: typeof months) => list.map(({ figures }) => figures[kind]?.[of] ?? 0);
  const values = valuesOf(months);
  if (!values.some((value) => value > 0)) return [];
  const without = earlier ? newcomers(report, 3) : undefined;
  const shown = without ? say('chart.without', { title, without }) : title;
  const categories = months.map(({ month }) => sayMonth(month));
  const series = [
    { name: say('chart.series.now'), values },
    ...(earlier ? [{ name: say('chart.series.before'), values: valuesOf(earlier) }] : []),
  ];
  return [
    {
      kind: 'chart',
      form: 'columns',
      title: shown,
      description: say('chart.description.months', {
        title: shown,
        ...highest(categories, values),
      }),
      categories,
      series,
    },
  ];
}

/** A figure of each municipality, beside the year before. */
export const municipalitiesChart = (
  report: ProgrammeReport,
  figure: ReportFigure,
  title: string,
): ChartBlock[] =>
  barsOf(report, title, (area) => {
    const { now, before } = compared(figure, area, report.kindsBefore);
    return [
      { name: say('chart.series.now'), value: now },
      { name: say('chart.series.before'), value: before },
    ];
  });

/** Ballots of each municipality by channel. */
export const channelsChart = (report: ProgrammeReport, title: string): ChartBlock[] =>
  barsOf(report, title, ({ now }) => [
    { name: say('chart.series.online'), value: valueIn('onlineBallots', now) },
    { name: say('chart.series.paper'), value: valueIn('paperBallots', now) },
  ]);

type Bars = readonly { readonly name: string; readonly value: number | undefined }[];

function barsOf(
  { regions }: ProgrammeReport,
  title: string,
  read: (area: AreaReport) => Bars,
): ChartBlock[] {
  const all = regions
    .flatMap(({ municipalities }) => municipalities)
    .map((area) => ({ name: area.area.name, bars: read(area) }));
  const sumOf = ({ bars }: (typeof all)[number]) => bars[0]?.value ?? 0;
  if (!all.some((area) => area.bars.some(({ value }) => (value ?? 0) > 0))) return [];
  const shown =
    all.length > mostBars
      ? all.toSorted((one, other) => sumOf(other) - sumOf(one)).slice(0, mostBars)
      : all;
  const names = all[0]?.bars.map(({ name }) => name) ?? [];
  const series: Series[] = names
    .map((name, index) => ({ name, values: shown.map(({ bars }) => bars[index]?.value) }))
    .filter(({ values }) => values.some((value) => value !== undefined));
  const categories = shown.map(({ name }) => name);
  const values = shown.map(sumOf);
  const limited = shown.length < all.length ? ` ${say('chart.most', { count: mostBars })}` : '';
  return [
    {
      kind: 'chart',
      form: 'bars',
      title: `${title}${limited && '.'}${limited}`,
      description: say('chart.description', { title, ...highest(categories, values) }),
      categories,
      series,
    },
  ];
}

function highest(categories: readonly string[], values: readonly number[]) {
  const value = Math.max(...values);
  return { value, highest: categories[values.indexOf(value)] ?? '' };
}
