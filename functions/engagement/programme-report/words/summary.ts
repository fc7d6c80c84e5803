import type { Chapter, Row, TableBlock } from '../document.ts';
import type { ProgrammeReport } from '../report.ts';
import { type Compared, compared, type ReportFigure, unpublishedIn } from '../report-figure.ts';
import { newcomers, newcomersNote } from './newcomers.ts';
import { say, sayChange, sayList, sayNumber } from './report-messages.ts';

const inTable = [
  'issues',
  'delivered',
  'clicks',
  'readers',
  'confirmed',
  'unsubscribed',
  'ballots',
  'eventPages',
  'registered',
  'newMerchants',
  'directory',
  'scans',
] as const satisfies readonly ReportFigure[];

/** Those whose change is said in a sentence. */
const inSentence = ['delivered', 'clicks', 'confirmed', 'ballots', 'scans'] as const;

/** Smaller numbers differ by chance so much that a sentence of their own would say too much. */
const smallestTold = 100;

/** The report in sentences, for who reads one page of it. */
export function summary(report: ProgrammeReport): Chapter {
  return {
    id: 'summary',
    title: say('summary.title'),
    blocks: [
      { kind: 'list', entries: sentences(report) },
      { kind: 'paragraph', text: comparison(report) },
      keyTable(report),
      ...newcomersNote(report),
      { kind: 'note', text: say('summary.caution') },
    ],
  };
}

function sentences(report: ProgrammeReport): string[] {
  const of = (figure: ReportFigure) => compared(figure, report.total, report.kindsBefore).now ?? 0;
  const { readers, takingPlace } = report.total.now;
  return [
    say('summary.newsletters', {
      issues: of('issues'),
      delivered: of('delivered'),
      clicks: of('clicks'),
    }),
    say('summary.list', { confirmed: of('confirmed'), unsubscribed: of('unsubscribed') }),
    ...(readers ? [say('summary.readers', { ...readers })] : []),
    votesSentence(report),
    [
      ...(takingPlace ? [say('summary.events', { ...takingPlace })] : []),
      say('summary.registered', { registered: of('registered') }),
    ].join(' '),
    say('summary.merchants', {
      merchants: of('merchants'),
      added: of('newMerchants'),
      directory: of('directory'),
    }),
    say('summary.print', { scans: of('scans') }),
  ];
}

function votesSentence({ total, kindsBefore }: ProgrammeReport): string {
  const of = (figure: ReportFigure) => compared(figure, total, kindsBefore).now;
  const contests = of('contests') ?? 0;
  const ballots = of('ballots');
  if (ballots === undefined) return say('summary.votesUnpublished', { contests });
  return say('summary.votes', {
    contests,
    ballots,
    online: of('onlineBallots') ?? 0,
    paper: of('paperBallots') ?? 0,
    elected: of('elected') ?? 0,
    unpublished: unpublishedIn(total.now),
  });
}

/** What went up and down most plainly, in one sentence. */
function comparison({ total, kindsBefore }: ProgrammeReport): string {
  if (!total.before) return say('summary.notCompared');
  const parts = inSentence.flatMap((figure) => {
    const found = compared(figure, total, kindsBefore);
    const change = sayChange(found);
    if (change === undefined || (found.before ?? 0) < smallestTold) return [];
    return [say('summary.compared.part', { change, figure: say(`summary.in.${figure}`) })];
  });
  return parts.length > 0
    ? say('summary.compared', { parts: sayList(parts) })
    : say('summary.tooFew');
}

/** Where some were not counted a year before, what the difference is of stands in a column of its own. */
function keyTable(report: ProgrammeReport): TableBlock {
  const { total, kindsBefore } = report;
  const isPartial = newcomers(report, 1) !== undefined;
  return {
    kind: 'table',
    caption: say('summary.table'),
    head: [
      say('figure'),
      say('now'),
      ...(isPartial ? [say('comparable')] : []),
      say('yearBefore'),
      say('difference'),
    ],
    widths: isPartial ? [0.13, 0.14, 0.14, 0.12] : [0.16, 0.16, 0.16],
    rows: inTable.map((figure): Row => {
      const found = compared(figure, total, kindsBefore);
      return {
        label: say(`summary.figure.${figure}`),
        level: 'entry',
        cells: [
          { text: sayNumber(found.now) },
          ...(isPartial ? [{ text: comparableOf(found) }] : []),
          { text: sayNumber(found.before) },
          { text: sayChange(found) ?? say('none') },
        ],
      };
    }),
  };
}

const comparableOf = ({ comparable }: Compared): string =>
  comparable === undefined ? say('none') : sayNumber(comparable);
