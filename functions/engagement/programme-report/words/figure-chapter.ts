import type { Block, Chapter as ChapterDocument } from '../document.ts';
import type { ProgrammeReport } from '../report.ts';
import {
  type Chapter,
  chapters,
  compared,
  type ReportFigure,
  unpublishedIn,
} from '../report-figure.ts';
import { areaTable } from './area-table.ts';
import { channelsChart, monthsChart, municipalitiesChart } from './charts.ts';
import { materialsTable } from './detail-tables.ts';
import { newcomers } from './newcomers.ts';
import { say } from './report-messages.ts';

/** By which figure a chapter draws the months, and the municipalities. */
const drawn: Record<Chapter, { readonly months: ReportFigure; readonly areas: ReportFigure }> = {
  newsletters: { months: 'delivered', areas: 'clicks' },
  list: { months: 'confirmed', areas: 'confirmed' },
  votes: { months: 'votePages', areas: 'ballots' },
  events: { months: 'eventPages', areas: 'registered' },
  merchants: { months: 'directory', areas: 'directory' },
  print: { months: 'scans', areas: 'scans' },
};

/** What was done and reached in one field: charts, the areas side by side, and lists. */
export function figureChapter(report: ProgrammeReport, id: Chapter): ChapterDocument {
  const { months, areas } = drawn[id];
  const isCompared = chapters[id].some(
    (figure) => compared(figure, report.total, report.kindsBefore).before !== undefined,
  );
  const remark = remarkOf(report, id);
  const barsTitle = say(`chapter.${id}.bars`);
  return {
    id,
    title: say(`chapter.${id}`),
    blocks: [
      { kind: 'paragraph', text: introOf(report, id) },
      ...(remark === '' ? [] : [{ kind: 'note', text: remark } as const]),
      ...monthsChart(report, months, say(`chapter.${id}.columns`)),
      ...(id === 'votes'
        ? channelsChart(report, barsTitle)
        : municipalitiesChart(report, areas, barsTitle)),
      areaTable(report, {
        caption: isCompared ? comparedCaption(report, id) : say(`chapter.${id}.table`),
        columns: chapters[id].map((figure) => ({ figure, name: say(`figure.${figure}`) })),
        isCompared,
      }),
      ...(isCompared ? [] : [{ kind: 'note', text: say('noYearBefore') } as const]),
      ...(id === 'votes' ? unpublishedNote(report) : []),
      ...(id === 'print' ? materialsTable(report) : []),
    ],
  };
}

function introOf({ issues, contests }: ProgrammeReport, id: Chapter): string {
  const intro = say(`chapter.${id}.intro`);
  if (id === 'newsletters' && issues.length > 0) return `${intro} ${say('lists.issues')}`;
  return id === 'votes' && contests.length > 0 ? `${intro} ${say('lists.contests')}` : intro;
}

/** Of newsletters, where clicks are that belong to no municipality: of a row that is not there nothing is said. */
function remarkOf({ unplaced }: ProgrammeReport, id: Chapter): string {
  if (id !== 'newsletters') return say(`chapter.${id}.unplaced`);
  if (unplaced === undefined) return say('chapter.newsletters.unplaced.region');
  return (unplaced.clicked?.raw ?? 0) > 0 ? say('chapter.newsletters.unplaced') : '';
}

/** Whom the difference leaves out stands in the line above the table, where it is read; a line has room for one name. */
function comparedCaption(report: ProgrammeReport, id: Chapter): string {
  const caption = say(`chapter.${id}.table`);
  const without = newcomers(report, 1);
  return without === undefined
    ? say('table.compared', { caption })
    : say('table.comparedWithout', { caption, without });
}

function unpublishedNote({ total }: ProgrammeReport): readonly Block[] {
  const count = unpublishedIn(total.now);
  return count === 0 ? [] : [{ kind: 'note', text: say('chapter.votes.unpublished', { count }) }];
}
