import { type BallotFile, ballotFileSchema } from './ballot-file.ts';
import { BallotFileError, listed } from './ballot-file-error.ts';
import { csvColumns, yes } from './csv-cells.ts';
import { ahead, type Row, Rows, rowsOf } from './csv-rows.ts';

/**
 * Reads what `toCsv` wrote, also after a spreadsheet has opened and kept it: with another delimiter, without quotes, with
 * empty cells and rows at the end.
 * @throws {BallotFileError}
 */
export async function fromCsv(text: string): Promise<BallotFile> {
  const [header, ...rows] = await rowsOf(text);
  if (
    !header ||
    [header.record, header.name, ...header.cells].slice(0, 5).join() !== csvColumns.join()
  ) {
    throw new BallotFileError([`The first row does not begin with ${csvColumns.join(', ')}.`]);
  }
  const names = header.cells.slice(ahead);
  if (rows.at(-1)?.record !== 'end') {
    throw new BallotFileError(['The file is cut off: its last row is missing.']);
  }
  const read = ballotFileSchema().safeParse(fileOf(new Rows(rows, names)));
  if (!read.success) throw new BallotFileError(listed(read.error));
  return read.data;
}

/** As the schema wants it; what is missing or no number, the schema then says. */
function fileOf(rows: Rows): unknown {
  const inhabitants = rows.value('municipality.inhabitants');
  const value = rows.value('lot.value');
  const candidates = candidatesOf(rows);
  const ids = candidates.map(({ id }) => id);
  return {
    format: rows.value('format'),
    contest: {
      id: rows.value('contest'),
      title: presentOnly({
        nl: rows.value('title.nl'),
        fr: rows.value('title.fr'),
        en: rows.value('title.en'),
      }),
      municipality: {
        nis: rows.value('municipality.nis'),
        name: rows.value('municipality.name'),
        ...(inhabitants !== undefined && { inhabitants: numberOf(inhabitants) }),
      },
      opened: rows.value('opened'),
      closed: rows.value('closed'),
    },
    rule: {
      maxChoices: numberOf(rows.value('rule.maxChoices')),
      seats: numberOf(rows.value('rule.seats')),
      categories: rows.all('category').map(({ name: id, cells: [nl, fr, en] }) => ({
        id,
        name: presentOnly({ nl, fr, en }),
      })),
    },
    lot: { source: rows.value('lot.source'), ...(value !== undefined && { value }) },
    candidates,
    boxes: rows.all('paper').map((row) => boxOf(row, ids)),
    ballots: ballotsOf(rows.all('ballot'), ids),
    totals: totalsOf(rows, ids),
  };
}

const presentOnly = (texts: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text !== ''));

/** NaN for what is no number without sign and fraction. */
const numberOf = (text = ''): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN);

function candidatesOf(rows: Rows) {
  const [ids, categories, withdrawn] = ['id', 'category', 'withdrawn'].map(
    (what) => rows.one(`candidate.${what}`)?.cells.slice(ahead) ?? [],
  );
  return rows.names.map((name, index) => ({
    id: ids?.[index] ?? '',
    name,
    ...(categories?.[index] && { category: categories[index] }),
    withdrawn: withdrawn?.[index] === yes,
  }));
}

const votesOf = ({ cells }: Row, ids: readonly string[]): number[] =>
  ids.map((_, index) => numberOf(cells[ahead + index]));

const boxOf = (row: Row, ids: readonly string[]) => ({
  name: row.name,
  ballots: numberOf(row.cells[0]),
  blank: numberOf(row.cells[1]),
  invalid: numberOf(row.cells[2]),
  votes: Object.fromEntries(votesOf(row, ids).map((number, index) => [ids[index], number])),
});

function ballotsOf(rows: readonly Row[], ids: readonly string[]) {
  const problems = rows.flatMap(ballotProblem);
  if (problems.length > 0) throw new BallotFileError(problems);
  return rows.map(({ name, cells }) => ({
    choices: ids.filter((_, index) => cells[ahead + index] === '1'),
    quarantined: name === 'quarantined',
  }));
}

function ballotProblem({ line, name, cells }: Row): string[] {
  const [ballots, blank, invalid = '0', ...marks] = cells;
  const isBlank = !marks.includes('1');
  const isSound =
    (name === 'counted' || name === 'quarantined') &&
    ballots === '1' &&
    (blank ?? '0') === (isBlank ? '1' : '0') &&
    ['0', ''].includes(invalid) &&
    marks.every((mark) => ['', '0', '1'].includes(mark));
  return isSound ? [] : [`Line ${line} is no ballot of this list.`];
}

function totalsOf(rows: Rows, ids: readonly string[]): unknown {
  const row = (name: string): Row => {
    const found = rows.one('total', name);
    if (!found) throw new BallotFileError([`A row of totals is missing: ${name}.`]);
    return found;
  };
  const counts = (name: string) => row(name).cells.slice(0, ahead).map(numberOf);
  const [counted = Number.NaN, onlineBlank] = counts('online');
  const [quarantined = Number.NaN] = counts('quarantined');
  const [paper, paperBlank, invalid] = counts('paper');
  const columns = {
    online: votesOf(row('online'), ids),
    paper: votesOf(row('paper'), ids),
    total: votesOf(row('all'), ids),
    quarantined: votesOf(row('quarantined'), ids),
  };
  const winners = rows.one('winner')?.cells ?? [];
  return {
    online: { ballots: counted + quarantined, counted, quarantined, blank: onlineBlank },
    paper: { ballots: paper, blank: paperBlank, invalid },
    candidates: ids.map((id, index) => ({
      id,
      online: columns.online[index],
      paper: columns.paper[index],
      total: columns.total[index],
      quarantined: columns.quarantined[index],
    })),
    winners: ids.filter((_, index) => winners[ahead + index] === yes),
  };
}
