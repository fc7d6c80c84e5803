import { byteOrderMark, csvLine } from '../../../shared/csv/write-csv.ts';
import type { BallotFile } from './ballot-file.ts';
import { csvColumns, toCell, yes } from './csv-cells.ts';

/**
 * The list as CSV, for a spreadsheet: a row for every ballot and every box, a column for every candidate, so that anybody
 * can add up a column. What the count needs beside stands in the rows above; the first cell says what a row is.
 */
export function toCsv(file: BallotFile): string {
  const rows = [
    [...csvColumns, ...file.candidates.map(({ name }) => name)],
    ...aboutRows(file),
    ...candidateRows(file),
    ...file.boxes.map((box) => [
      'paper',
      box.name,
      ...[box.ballots, box.blank, box.invalid, ...votes(file, (id) => box.votes[id] ?? 0)].map(
        String,
      ),
    ]),
    ...file.ballots.map(({ choices, quarantined }) => [
      'ballot',
      quarantined ? 'quarantined' : 'counted',
      '1',
      choices.length === 0 ? '1' : '0',
      '0',
      ...votes(file, (id) => (choices.includes(id) ? '1' : '')),
    ]),
    ...totalRows(file),
    // Shows whoever counts again that nothing is cut off.
    ['end'],
  ];
  return byteOrderMark + rows.map((row) => csvLine(row.map(toCell))).join('');
}

const votes = <Cell>(file: BallotFile, cell: (candidateId: string) => Cell): Cell[] =>
  file.candidates.map(({ id }) => cell(id));

function aboutRows({ format, contest, rule, lot }: BallotFile): string[][] {
  const { municipality, title } = contest;
  const rows: [string, string | number | undefined][] = [
    ['format', format],
    ['contest', contest.id],
    ['title.nl', title.nl],
    ['title.fr', title.fr],
    ['title.en', title.en],
    ['municipality.nis', municipality.nis],
    ['municipality.name', municipality.name],
    ['municipality.inhabitants', municipality.inhabitants],
    ['opened', contest.opened],
    ['closed', contest.closed],
    ['rule.maxChoices', rule.maxChoices],
    ['rule.seats', rule.seats],
    ['lot.source', lot.source],
    ['lot.value', lot.value],
  ];
  const categories = rule.categories.map(({ id, name }) => [
    'category',
    id,
    ...[name.nl, name.fr, name.en].map((text) => text ?? ''),
  ]);
  const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
  return [...known, ...categories];
}

const candidateRows = ({ candidates }: BallotFile): string[][] => [
  aside(
    'candidate.id',
    candidates.map(({ id }) => id),
  ),
  aside(
    'candidate.category',
    candidates.map(({ category = '' }) => category),
  ),
  aside(
    'candidate.withdrawn',
    candidates.map(({ withdrawn }) => (withdrawn ? yes : '')),
  ),
];

/** A row that has something to say of candidates only. */
const aside = (record: string, cells: readonly string[]): string[] => [
  record,
  '',
  '',
  '',
  '',
  ...cells,
];

function totalRows({
  candidates,
  totals: { online, paper, candidates: totals, winners },
}: BallotFile) {
  const column = (of: 'online' | 'paper' | 'total' | 'quarantined') => totals.map((own) => own[of]);
  const sums = [
    ['online', online.counted, online.blank, 0, ...column('online')],
    ['paper', paper.ballots, paper.blank, paper.invalid, ...column('paper')],
    [
      'all',
      online.counted + paper.ballots,
      online.blank + paper.blank,
      paper.invalid,
      ...column('total'),
    ],
    ['quarantined', online.quarantined, 0, 0, ...column('quarantined')],
  ];
  return [
    ...sums.map((row) => ['total', ...row.map(String)]),
    aside(
      'winner',
      candidates.map(({ id }) => (winners.includes(id) ? yes : '')),
    ),
  ];
}
