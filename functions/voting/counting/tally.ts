import type { CountInput, Totals } from './ballot-file.ts';
import { type Race, runRace } from './race.ts';

export interface CandidateTally {
  readonly id: string;
  readonly online: number;
  /** Votes on ballots that were set apart; in no other number. */
  readonly quarantined: number;
  /** By box, in the order of the file. */
  readonly boxes: readonly number[];
  readonly paper: number;
  readonly total: number;
}

export interface Tally {
  /** Everybody on the ballot in the order of the file, also who withdrew. */
  readonly candidates: readonly CandidateTally[];
  readonly online: Totals['online'];
  readonly paper: Totals['paper'];
  /** Ballots that count or were blank or invalid, of all channels; quarantined ones are not among them. */
  readonly turnout: number;
  /** One for each category, or one in all. */
  readonly races: readonly Race[];
}

/** Counts. The same input gives the same tally, wherever and whenever it runs. */
export function tally(input: CountInput): Tally {
  const counted = input.ballots.filter(({ quarantined }) => !quarantined);
  const setApart = input.ballots.filter(({ quarantined }) => quarantined);
  const online = votesOn(counted);
  const quarantined = votesOn(setApart);
  const candidates = input.candidates.map(({ id }) => {
    const boxes = input.boxes.map(({ votes }) => votes[id] ?? 0);
    const paper = sum(boxes);
    const votes = online.get(id) ?? 0;
    const apart = quarantined.get(id) ?? 0;
    return { id, online: votes, quarantined: apart, boxes, paper, total: votes + paper };
  });
  const paper = {
    ballots: sum(input.boxes.map(({ ballots }) => ballots)),
    blank: sum(input.boxes.map(({ blank }) => blank)),
    invalid: sum(input.boxes.map(({ invalid }) => invalid)),
  };
  return {
    candidates,
    online: {
      ballots: input.ballots.length,
      counted: counted.length,
      quarantined: setApart.length,
      blank: counted.filter(({ choices }) => choices.length === 0).length,
    },
    paper,
    turnout: counted.length + paper.ballots,
    races: racesOf(input, candidates),
  };
}

/** Who is elected, category after category. Incomplete while a tie waits for its lot; see {@link openTies}. */
export const winnersOf = ({ races }: Tally): string[] => races.flatMap(({ winners }) => winners);

/** Races in which equal votes leave a seat that only the public number can give. */
export const openTies = ({ races }: Tally): Race[] =>
  races.filter(({ draw }) => draw && draw.lots === undefined);

/** What a published file says of its own result. */
export function totalsOf(result: Tally): Totals {
  const elected = new Set(winnersOf(result));
  return {
    online: result.online,
    paper: result.paper,
    candidates: result.candidates.map(({ id, online, paper, total, quarantined }) => ({
      id,
      online,
      paper,
      total,
      quarantined,
    })),
    winners: result.candidates.map(({ id }) => id).filter((id) => elected.has(id)),
  };
}

function racesOf(input: CountInput, candidates: readonly CandidateTally[]): Race[] {
  const totals = new Map(candidates.map(({ id, total }) => [id, total]));
  const { categories, seats } = input.rule;
  const names = categories.length === 0 ? [undefined] : categories.map(({ id }) => id);
  return names.map((category) =>
    runRace({
      category,
      seats,
      contestId: input.contest.id,
      lotValue: input.lot.value,
      runners: input.candidates
        .filter((candidate) => candidate.category === category && !candidate.withdrawn)
        .map(({ id }) => ({ id, votes: totals.get(id) ?? 0 })),
    }),
  );
}

function votesOn(ballots: CountInput['ballots']): Map<string, number> {
  const votes = new Map<string, number>();
  for (const id of ballots.flatMap(({ choices }) => choices))
    votes.set(id, (votes.get(id) ?? 0) + 1);
  return votes;
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);
