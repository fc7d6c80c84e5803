import { type BallotFile, ballotFileFormat, type CountInput } from './ballot-file.ts';
import { tally, totalsOf } from './tally.ts';

/**
 * The ballot list as it is published: everything in an order that its content gives, so that the same count makes the
 * same bytes, and nothing tells in which order votes came.
 */
export function ballotFileOf(input: CountInput): BallotFile {
  const candidates = [...input.candidates].sort((one, other) => byText(one.id, other.id));
  const ids = candidates.map(({ id }) => id);
  const ordered: CountInput = {
    ...input,
    candidates,
    boxes: input.boxes.map((box) => withAllVotes(box, ids)).sort(byContent),
    ballots: input.ballots
      .map(({ choices, quarantined }) => ({ choices: [...choices].sort(byText), quarantined }))
      .sort(byMark),
  };
  return { format: ballotFileFormat, ...ordered, totals: totalsOf(tally(ordered)) };
}

function withAllVotes(box: CountInput['boxes'][number], ids: readonly string[]) {
  return { ...box, votes: Object.fromEntries(ids.map((id) => [id, box.votes[id] ?? 0])) };
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const byContent = (one: { name: string }, other: { name: string }): number =>
  byText(one.name, other.name) || byText(JSON.stringify(one), JSON.stringify(other));

type Ballot = CountInput['ballots'][number];

/** What counts first. */
const byMark = (one: Ballot, other: Ballot): number =>
  Number(one.quarantined) - Number(other.quarantined) ||
  byText(one.choices.join(' '), other.choices.join(' '));
