import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { BallotFile, Totals } from './ballot-file.ts';
import { BallotFileError } from './ballot-file-error.ts';
import { fromCsv } from './ballot-file-from-csv.ts';
import { fromJson } from './ballot-file-json.ts';
import { problemsOf } from './ballot-file-problems.ts';
import { openTies, type Tally, tally, totalsOf } from './tally.ts';

export interface Recount {
  readonly form: 'json' | 'csv';
  /** Of the file, to be compared with the one on the page of the result. */
  readonly sha256: string;
  readonly file: BallotFile;
  readonly tally: Tally;
  /** What the file says came out and we count otherwise, one sentence each. */
  readonly differences: readonly string[];
}

/**
 * Counts a published list again, in either of its forms, from nothing but its bytes.
 * @throws {BallotFileError} for what is no such list, or damaged.
 */
export async function recount(bytes: Uint8Array): Promise<Recount> {
  const text = textOf(bytes);
  const form = text.trimStart().startsWith('{') ? 'json' : 'csv';
  const file = form === 'json' ? fromJson(text) : await fromCsv(text);
  const problems = problemsOf(file);
  if (problems.length > 0) throw new BallotFileError(problems);
  const result = tally(file);
  return {
    form,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    file,
    tally: result,
    differences: [...differencesOf(file.totals, totalsOf(result)), ...undecided(result)],
  };
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new BallotFileError(['The file is empty.']);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BallotFileError(['The file is no text in UTF-8: it is another file, or damaged.']);
  }
}

function differencesOf(own: Totals, counted: Totals): string[] {
  const parts = ['online', 'paper', 'winners'] as const;
  const said = new Map(own.candidates.map((candidate) => [candidate.id, candidate]));
  const differing = counted.candidates.filter(
    (candidate) => !isDeepStrictEqual(said.get(candidate.id), candidate),
  );
  return [
    ...parts
      .filter((part) => !isDeepStrictEqual(own[part], counted[part]))
      .map((part) => difference(part, own[part], counted[part])),
    ...differing.map(({ id, ...totals }) => {
      const { id: _id, ...saidOfIt } = said.get(id) ?? { id };
      return difference(id, saidOfIt, totals);
    }),
    ...(own.candidates.length > counted.candidates.length
      ? ['The file has totals of somebody who is not on the ballot.']
      : []),
  ];
}

const difference = (what: string, own: unknown, counted: unknown): string =>
  `${what}: the file says ${JSON.stringify(own)}, counted are ${JSON.stringify(counted)}.`;

const undecided = (result: Tally): string[] =>
  openTies(result).map(
    ({ draw }) => `Equal votes of ${draw?.ids.join(', ')}: the file has no number that decides.`,
  );
