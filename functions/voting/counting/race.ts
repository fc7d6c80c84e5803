import { drawLots, type Lot } from './lot.ts';

export interface Runner {
  readonly id: string;
  readonly votes: number;
}

/** Seats that equal votes could not give. */
export interface Draw {
  /** What each of them has. */
  readonly votes: number;
  /** How many of them are elected. */
  readonly seats: number;
  readonly ids: readonly string[];
  /** The winning ones first; absent while the public number is not known. */
  readonly lots?: readonly Lot[];
}

/** The seats of one category, or of the whole contest where there are none. */
export interface Race {
  readonly category?: string;
  /** Most votes first, those of the draw last. */
  readonly winners: readonly string[];
  readonly draw?: Draw;
}

interface Field {
  readonly category: string | undefined;
  readonly seats: number;
  readonly contestId: string;
  readonly lotValue: string | undefined;
  readonly runners: readonly Runner[];
}

/**
 * Gives the seats to those with most votes. Who has no vote is not elected, though a seat stay empty. Where equal votes meet
 * at the last seat, and only there, the lot decides.
 */
export function runRace({ category, seats, contestId, lotValue, runners }: Field): Race {
  const ranked = runners.filter(({ votes }) => votes > 0).sort(byVotes);
  const limit = ranked[seats - 1]?.votes ?? 0;
  const ahead = ranked.filter(({ votes }) => votes > limit);
  const level = ranked.filter(({ votes }) => votes === limit);
  const left = seats - ahead.length;
  const about = category === undefined ? {} : { category };
  if (level.length <= left) return { ...about, winners: idsOf([...ahead, ...level]) };
  const draw = { votes: limit, seats: left, ids: idsOf(level) };
  if (lotValue === undefined) return { ...about, winners: idsOf(ahead), draw };
  const lots = drawLots(lotValue, contestId, draw.ids);
  const drawn = lots.slice(0, left).map(({ id }) => id);
  return { ...about, winners: [...idsOf(ahead), ...drawn], draw: { ...draw, lots } };
}

const idsOf = (runners: readonly Runner[]): string[] => runners.map(({ id }) => id);

/** Equal votes by id, so that the order is the same whatever order the runners came in. */
const byVotes = (one: Runner, other: Runner): number =>
  other.votes - one.votes || (one.id < other.id ? -1 : 1);
