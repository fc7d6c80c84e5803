import type { Chapter, Row, TableBlock } from '../document.ts';
import type { AreaReport, ProgrammeReport } from '../report.ts';
import { compared, type ReportFigure } from '../report-figure.ts';
import { areaTable, totalLabel } from './area-table.ts';
import { say, sayNumber } from './report-messages.ts';

const across = [
  'delivered',
  'clicks',
  'confirmed',
  'ballots',
  'registered',
  'directory',
  'scans',
] as const satisfies readonly ReportFigure[];

/** One row for each municipality over all fields, and the same by inhabitants. */
export function sideBySide(report: ProgrammeReport): Chapter {
  return {
    id: 'side-by-side',
    title: say('side.title'),
    blocks: [
      { kind: 'paragraph', text: say('side.intro') },
      areaTable(report, {
        caption: say('side.table'),
        columns: across.map((figure) => ({ figure, name: say(`side.${figure}`) })),
        isCompared: false,
      }),
      { kind: 'heading', text: say('side.perThousand') },
      { kind: 'paragraph', text: say('side.perThousand.intro') },
      perThousand(report),
    ],
  };
}

function perThousand(report: ProgrammeReport): TableBlock {
  const rowOf = (level: Row['level'], one: AreaReport, label = one.area.name): Row => ({
    label,
    level,
    isWithin: level === 'entry',
    cells: [
      { text: sayNumber(one.area.inhabitants) },
      ...across.map((figure) => ({ text: shareOf(figure, one, report) })),
    ],
  });
  return {
    kind: 'table',
    caption: say('side.perThousand.table'),
    head: [say('area'), say('side.inhabitants'), ...across.map((figure) => say(`side.${figure}`))],
    rows: [
      ...report.regions.flatMap((region) => [
        ...(report.unplaced ? [rowOf('group', region)] : []),
        ...region.municipalities.map((municipality) => rowOf('entry', municipality)),
      ]),
      rowOf('total', report.total, totalLabel(report)),
    ],
  };
}

function shareOf(figure: ReportFigure, one: AreaReport, { kindsBefore }: ProgrammeReport): string {
  const { now } = compared(figure, one, kindsBefore);
  const { inhabitants } = one.area;
  return now === undefined || inhabitants === undefined
    ? say('unknown')
    : say('perThousand', { value: (now / inhabitants) * 1000 });
}
