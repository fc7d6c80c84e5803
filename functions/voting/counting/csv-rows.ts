import { readRecords } from '../../../shared/csv/read-records.ts';
import { BallotFileError } from './ballot-file-error.ts';
import { fromCell } from './csv-cells.ts';

/** One row of a ballot list; its first cell says what it holds. */
export interface Row {
  /** Of the file, from 1. */
  readonly line: number;
  readonly record: string;
  readonly name: string;
  /** Ballots, blank and invalid ones, then one for each candidate. */
  readonly cells: readonly string[];
}

/** Cells before those of the candidates. */
export const ahead = 3;

/**
 * The rows of a text, without empty ones, empty cells at their ends and what keeps a spreadsheet from running a cell.
 * @throws {BallotFileError}
 */
export async function rowsOf(text: string): Promise<Row[]> {
  const delimiter = /^"?record"?([;,\t|])/.exec(text)?.[1] ?? ';';
  const rows: Row[] = [];
  for await (const found of readRecords(inOnePiece(text), delimiter)) {
    if ('problem' in found) {
      throw new BallotFileError([`Line ${found.line} has a quote that is not closed.`]);
    }
    const cells = found.fields.map(fromCell);
    while (cells.at(-1) === '') cells.pop();
    const [record, name = '', ...rest] = cells;
    if (record !== undefined) rows.push({ line: found.line, record, name, cells: rest });
  }
  return rows;
}

async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield text;
}

/** The rows of one file, by what their first cell says. */
export class Rows {
  readonly names: readonly string[];
  readonly #rows: readonly Row[];

  constructor(rows: readonly Row[], names: readonly string[]) {
    this.names = names;
    this.#rows = rows;
    const problems = rows.flatMap(({ line, record, cells }) => [
      ...(records.has(record) ? [] : [`Line ${line}: nothing is known of a row ${record}.`]),
      ...(cells.length > ahead + names.length ? [`Line ${line} has too many cells.`] : []),
    ]);
    if (problems.length > 0) throw new BallotFileError(problems);
  }

  all(record: string): readonly Row[] {
    return this.#rows.filter((row) => row.record === record);
  }

  /** @throws {BallotFileError} when there are several. */
  one(record: string, name?: string): Row | undefined {
    const found = this.all(record).filter((row) => name === undefined || row.name === name);
    const [first, second] = found;
    if (second) throw new BallotFileError([`Line ${second.line}: a second row ${record}.`]);
    return first;
  }

  value(record: string): string | undefined {
    return this.one(record)?.name;
  }
}

const records = new Set([
  'format',
  'contest',
  'title.nl',
  'title.fr',
  'title.en',
  'municipality.nis',
  'municipality.name',
  'municipality.inhabitants',
  'opened',
  'closed',
  'rule.maxChoices',
  'rule.seats',
  'lot.source',
  'lot.value',
  'category',
  'candidate.id',
  'candidate.category',
  'candidate.withdrawn',
  'paper',
  'ballot',
  'total',
  'winner',
  'end',
]);
