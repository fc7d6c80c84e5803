import { programme } from '../../../../shared/programme/programme.ts';
import type { ReportDocument } from '../document.ts';
import type { ProgrammeReport } from '../report.ts';
import { chapterNames, compared, type ReportFigure } from '../report-figure.ts';
import { definitions, limits } from './definitions.ts';
import { figureChapter } from './figure-chapter.ts';
import { lists } from './lists.ts';
import { say, sayDay, sayList, sayNumber } from './report-messages.ts';
import { sideBySide } from './side-by-side.ts';
import { summary } from './summary.ts';

const highlighted = [
  'delivered',
  'clicks',
  'ballots',
  'registered',
  'merchants',
  'scans',
] as const satisfies readonly ReportFigure[];

/** The report in words: what is set in HTML and PDF alike. */
export function writeDocument(report: ProgrammeReport): ReportDocument {
  const { period, yearBefore, madeAt, total, regions, unplaced, kindsBefore } = report;
  const names = regions.flatMap(({ municipalities }) =>
    municipalities.map(({ area }) => area.name),
  );
  return {
    language: 'nl-BE',
    programme: programme.name,
    slogan: programme.slogan.nl,
    title: unplaced ? say('title') : say('title.region', { region: total.area.name }),
    subtitle: unplaced ? say('subtitle') : say('subtitle.region'),
    period: say('period', { from: sayDay(period.from), to: sayDay(period.to) }),
    facts: [
      say('facts.areas', {
        regions: regions.length,
        municipalities: names.length,
        names: sayList(names),
      }),
      say('facts.compared', { from: sayDay(yearBefore.from), to: sayDay(yearBefore.to) }),
      say('facts.made', { at: madeAt }),
    ],
    highlights: highlighted.map((figure) => ({
      value: sayNumber(compared(figure, total, kindsBefore).now),
      label: say(`highlight.${figure}`),
    })),
    contents: say('contents'),
    guide: {
      title: say('guide.title'),
      entries: [
        say('guide.numbers'),
        say('guide.people'),
        say('guide.compared'),
        say('guide.charts'),
      ],
    },
    pageOf: (page, pages) => say('pageOf', { page, pages }),
    chapters: [
      summary(report),
      sideBySide(report),
      ...chapterNames.map((chapter) => figureChapter(report, chapter)),
      ...lists(report),
      definitions(),
      limits(report),
    ],
  };
}
