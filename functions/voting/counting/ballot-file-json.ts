import { type BallotFile, ballotFileSchema } from './ballot-file.ts';
import { BallotFileError, listed } from './ballot-file-error.ts';

/** The list as JSON: a ballot a line, so that two lists can be compared line by line. */
export function toJson(file: BallotFile): string {
  const { format, contest, rule, lot, candidates, boxes, ballots, totals } = file;
  const head = { format, contest: contestOf(contest), rule: ruleOf(rule), lot: lotOf(lot) };
  const parts = [
    ...Object.entries(head).map(([name, value]) => `"${name}": ${JSON.stringify(value)},`),
    `"candidates": ${lines(candidates.map(candidateOf))},`,
    `"boxes": ${lines(boxes.map(boxOf))},`,
    `"ballots": ${lines(ballots.map(({ choices, quarantined }) => ({ choices, quarantined })))},`,
    `"totals": ${JSON.stringify(totals)}`,
  ];
  return `{\n${parts.join('\n')}\n}\n`;
}

/** @throws {BallotFileError} */
export function fromJson(text: string): BallotFile {
  const read = ballotFileSchema().safeParse(parse(text));
  if (!read.success) throw new BallotFileError(listed(read.error));
  return read.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is no JSON';
    throw new BallotFileError([`The file is cut off or damaged: ${reason}.`]);
  }
}

const lines = (values: readonly unknown[]): string =>
  values.length === 0 ? '[]' : `[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;

// Named one by one: the order of an object's members is part of the bytes, and whoever made the object chose another.
const contestOf = ({ id, title, municipality, opened, closed }: BallotFile['contest']) => ({
  id,
  title: { nl: title.nl, fr: title.fr, en: title.en },
  municipality: {
    nis: municipality.nis,
    name: municipality.name,
    inhabitants: municipality.inhabitants,
  },
  opened,
  closed,
});

const ruleOf = ({ maxChoices, seats, categories }: BallotFile['rule']) => ({
  maxChoices,
  seats,
  categories: categories.map(({ id, name: { nl, fr, en } }) => ({ id, name: { nl, fr, en } })),
});

const lotOf = ({ source, value }: BallotFile['lot']) => ({ source, value });

const candidateOf = ({ id, name, category, withdrawn }: BallotFile['candidates'][number]) => ({
  id,
  name,
  category,
  withdrawn,
});

const boxOf = ({ name, ballots, blank, invalid, votes }: BallotFile['boxes'][number]) => ({
  name,
  ballots,
  blank,
  invalid,
  votes,
});
