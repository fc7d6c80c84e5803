import { byteOrderMark, csvLine } from '../../../shared/csv/write-csv.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import { findPlaceByNis } from '../../../shared/programme/programme.ts';
import type { Figures } from '../counters/figures.ts';
import type { AreaReport, ProgrammeReport } from './report.ts';
import {
  type Chapter,
  chapterNames,
  chapters,
  compared,
  counterOf,
  type ReportFigure,
} from './report-figure.ts';
import { monthsOf } from './report-period.ts';
import { materialName } from './words/material-name.ts';
import { say, sayShortDay } from './words/report-messages.ts';

/** Where a number belongs; what does not apply is empty. */
interface Place {
  readonly level:
    | 'programme'
    | 'region'
    | 'municipality'
    | 'unplaced'
    | 'issue'
    | 'contest'
    | 'material';
  readonly region?: string;
  readonly municipality?: string;
  readonly nis?: string;
  /** Of a newsletter, a contest, or what a code is printed on. */
  readonly name?: string;
}

interface Value {
  readonly chapter: Chapter;
  readonly figure: ReportFigure;
  /** Days; the month of the period, or all of it. */
  readonly from: string;
  readonly to: string;
  readonly now: number | undefined;
  readonly before?: number | undefined;
  /** `now`, of those alone of whom `before` is. */
  readonly comparable?: number | undefined;
  /** The whole period unless said: who adds months to it counts twice. */
  readonly span?: 'period' | 'month';
}

const columns = [
  'csv.level',
  'csv.region',
  'csv.municipality',
  'csv.nis',
  'csv.name',
  'csv.chapter',
  'csv.figure',
  'csv.from',
  'csv.to',
  'csv.span',
  'csv.value',
  'csv.valueBefore',
  'csv.valueComparable',
  'csv.definition',
] as const;

/** Every number of the report, one a line, for who wants to work on with them. Where nothing is known the field is empty. */
export function writeCsvReport(report: ProgrammeReport): string {
  return [
    byteOrderMark + csvLine(columns.map((column) => say(column))),
    ...areaLines(report, { level: 'programme' }, report.total),
    ...report.regions.flatMap((region) => regionLines(report, region)),
    ...unplacedLines(report),
    ...issueLines(report),
    ...contestLines(report),
    ...materialLines(report),
  ].join('');
}

function regionLines(
  report: ProgrammeReport,
  region: ProgrammeReport['regions'][number],
): string[] {
  const { name } = region.area;
  return [
    ...areaLines(report, { level: 'region', region: name }, region),
    ...region.municipalities.flatMap((one) => {
      const { name: municipality, id: nis } = one.area;
      return areaLines(report, { level: 'municipality', region: name, municipality, nis }, one);
    }),
  ];
}

/** All figures of the whole period, and month by month of what is counted so. */
function areaLines(report: ProgrammeReport, place: Place, area: AreaReport): string[] {
  const { period, kindsBefore } = report;
  return everyFigure((chapter, figure) => {
    const whole = { chapter, figure, ...period, ...compared(figure, area, kindsBefore) };
    return [line(place, whole), ...monthLines(report, { place, area, chapter, figure })];
  });
}

interface Monthly {
  readonly place: Place;
  readonly area: AreaReport;
  readonly chapter: Chapter;
  readonly figure: ReportFigure;
}

function monthLines(
  { period, kindsBefore }: ProgrammeReport,
  { place, area, chapter, figure }: Monthly,
): string[] {
  const counter = counterOf(figure);
  const { months } = area.now.counted;
  if (!counter || months.length < 2) return [];
  const valueIn = (figures: Figures | undefined) => figures?.[counter[0]]?.[counter[1]] ?? 0;
  const earlier = kindsBefore.has(counter[0]) ? area.before?.counted.months : undefined;
  return months.map(({ month, figures }, index) => {
    const days = daysIn(month, period);
    const now = valueIn(figures);
    const before = earlier && valueIn(earlier[index]?.figures);
    const comparable = earlier && valueIn(area.comparable?.counted.months[index]?.figures);
    return line(place, { chapter, figure, ...days, span: 'month', now, before, comparable });
  });
}

const daysIn = (month: string, period: ProgrammeReport['period']) => {
  const found = monthsOf(period).find((one) => one.month === month);
  return found ? { from: found.from, to: found.to } : period;
};

function unplacedLines({ unplaced, period }: ProgrammeReport): string[] {
  if (!unplaced) return [];
  return everyFigure((chapter, figure) => {
    const counter = counterOf(figure);
    if (!counter) return [];
    const now = unplaced[counter[0]]?.[counter[1]] ?? 0;
    return [line({ level: 'unplaced' }, { chapter, figure, ...period, now })];
  });
}

const issueFigures = ['delivered', 'clicks', 'allClicks', 'bounced', 'complained'] as const;

const issueLines = ({ issues, period }: ProgrammeReport): string[] =>
  issues.flatMap(({ title, audience, startedAt, figures, municipalities }) =>
    issueFigures.map((figure) => {
      const counter = counterOf(figure);
      const now = counter && (figures[counter[0]]?.[counter[1]] ?? 0);
      const name = say('csv.issue', { title, audience, day: sayShortDay(startedAt) });
      const place = { level: 'issue', name, ...whereOf(municipalities) } as const;
      return line(place, { chapter: 'newsletters', figure, ...period, now });
    }),
  );

const contestLines = ({ contests, period }: ProgrammeReport): string[] =>
  contests.flatMap(({ nis, title, slug, result }) => {
    const name = localized(title, 'nl')?.text ?? slug;
    const place = { level: 'contest', name, ...whereOf([nis]) } as const;
    const values = [
      ['ballots', result?.ballots],
      ['onlineBallots', result?.online],
      ['paperBallots', result?.paper],
      ['elected', result?.elected],
    ] as const;
    return values.map(([figure, now]) => line(place, { chapter: 'votes', figure, ...period, now }));
  });

const materialFigures = [
  ['scans', 'human'],
  ['allScans', 'raw'],
] as const;

const materialLines = ({ materials, period }: ProgrammeReport): string[] =>
  materials.flatMap(({ material, figure: scanned }) =>
    materialFigures.map(([figure, of]) => {
      const place = { level: 'material', name: materialName(material) } as const;
      return line(place, { chapter: 'print', figure, ...period, now: scanned[of] });
    }),
  );

/** All municipalities by name, the code of one alone, and the region if it is the same. */
function whereOf(codes: readonly string[]) {
  const places = codes.flatMap((nis) => findPlaceByNis(nis) ?? []);
  const regions = new Set(places.map(({ region }) => region.name));
  return {
    municipality: places.map(({ municipality }) => municipality.name).join(', '),
    nis: places.length === 1 ? (codes[0] ?? '') : '',
    region: regions.size === 1 ? ([...regions][0] ?? '') : '',
  };
}

const everyFigure = (linesOf: (chapter: Chapter, figure: ReportFigure) => string[]): string[] =>
  chapterNames.flatMap((chapter) =>
    chapters[chapter].flatMap((figure) => linesOf(chapter, figure)),
  );

const line = (
  place: Place,
  { chapter, figure, from, to, span = 'period', ...value }: Value,
): string =>
  csvLine([
    say(`csv.level.${place.level}`),
    place.region ?? '',
    place.municipality ?? '',
    place.nis ?? '',
    place.name ?? '',
    say(`chapter.${chapter}`),
    say(`figure.${figure}`),
    from,
    to,
    say(`csv.span.${span}`),
    numberOf(value.now),
    numberOf(value.before),
    numberOf(value.comparable),
    say(`definition.${figure}`),
  ]);

const numberOf = (value: number | undefined): string => (value === undefined ? '' : String(value));
