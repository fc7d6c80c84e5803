import type { Cell, Row, TableBlock } from '../document.ts';
import type { AreaReport, ProgrammeReport } from '../report.ts';
import { type Compared, compared, counterOf, type ReportFigure } from '../report-figure.ts';
import { say, sayChange, sayNumber } from './report-messages.ts';

export interface AreaTable {
  readonly caption: string;
  readonly columns: readonly { readonly figure: ReportFigure; readonly name: string }[];
  /** Whether what it was a year before stands below each number. */
  readonly isCompared: boolean;
}

/** Figures side by side: the programme, and each region with its municipalities. */
export function areaTable(report: ProgrammeReport, table: AreaTable): TableBlock {
  const { caption, columns } = table;
  const figures = columns.map(({ figure }) => figure);
  const rowOf = (level: Row['level'], one: AreaReport, label = one.area.name): Row => ({
    label,
    level,
    isWithin: level === 'entry',
    cells: figures.map((figure) => cellOf(compared(figure, one, report.kindsBefore), table)),
  });
  const groups = report.regions.flatMap((region) => [
    // A report of one region has the same numbers at its end.
    ...(report.regions.length > 1 || report.unplaced ? [rowOf('group', region)] : []),
    ...region.municipalities.map((municipality) => rowOf('entry', municipality)),
  ]);
  return {
    kind: 'table',
    caption,
    head: [say('area'), ...columns.map(({ name }) => name)],
    rows: [
      ...groups,
      ...unplacedRow(report, figures),
      rowOf('total', report.total, totalLabel(report)),
    ],
  };
}

/** Of the last row. */
export const totalLabel = ({ unplaced }: ProgrammeReport): string =>
  unplaced ? say('area.total') : say('area.totalRegion');

/** What is in the sum of the programme and in no municipality; no row where there is nothing of these figures. */
function unplacedRow({ unplaced }: ProgrammeReport, figures: readonly ReportFigure[]): Row[] {
  const values = figures.map((figure) => {
    const counter = counterOf(figure);
    return counter && (unplaced?.[counter[0]]?.[counter[1]] ?? 0);
  });
  if (!values.some((value) => value !== undefined && value > 0)) return [];
  return [
    {
      label: say('area.unplaced'),
      level: 'entry',
      isWithin: false,
      cells: values.map((value) => ({
        text: value === undefined ? say('none') : sayNumber(value),
      })),
    },
  ];
}

function cellOf(figure: Compared, { isCompared }: AreaTable): Cell {
  const text = sayNumber(figure.now);
  return isCompared && figure.now !== undefined ? { text, below: belowOf(figure) } : { text };
}

function belowOf(figure: Compared): string {
  const { before } = figure;
  if (before === undefined) return say('unknown');
  const change = sayChange(figure);
  return change === undefined ? sayNumber(before) : say('below', { before, change });
}
