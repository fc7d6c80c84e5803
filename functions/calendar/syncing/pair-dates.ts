import { daysAfter } from '../../../shared/clock.ts';
import type { DatedPart } from '../timing/timing.ts';

export type ListedDate = DatedPart['dates'][number];

/** Reads a start or an end; with a time zone where one is needed. Epoch milliseconds. */
export type InstantOf = (time: ListedDate['start']) => number;

export interface PairingDeps {
  readonly instantOf: InstantOf;
  readonly now: Date;
  /** A key that no other date has. */
  readonly newKey: () => string;
}

export interface Pairing {
  /** The new dates in their order, then those of the past that the source has dropped. Each has a key. */
  readonly dates: readonly ListedDate[];
}

/** The new dates as far as they can be told, the others with the key `''`: staff must say which of the old ones moved. */
export interface HeldPairing {
  readonly held: readonly ListedDate[];
}

/** Days for which dates stay that are over and that the source has dropped: as long as agendas show them. */
const daysKept = 400;

/**
 * Gives the dates that a source lists now the keys of those that it listed before, so that what is tied to a date follows it
 * where it moves. A date keeps its key while its start stays. One that vanished and one that is new on the same day are one that
 * moved; so are all that are left where their number, order and distances leave no other choice. Dates of the past never move, and
 * stay when the source drops them.
 */
export function pairDates(
  before: readonly ListedDate[],
  next: readonly ListedDate[],
  deps: PairingDeps,
): Pairing | HeldPairing {
  const pairs = new Map<ListedDate, ListedDate>();
  pairSameStart(before, next, pairs);
  const isPast = ({ end, start }: ListedDate): boolean =>
    Math.max(deps.instantOf(end), deps.instantOf(start)) <= deps.now.getTime();
  const unpaired = withoutPair(before, pairs);
  const oldest = daysAfter(deps.now, -daysKept).getTime();
  const past = unpaired.filter((date) => isPast(date) && deps.instantOf(date.end) > oldest);
  const vanished = unpaired.filter((date) => !isPast(date));
  const fresh = next.filter((date) => !pairs.has(date) && !isPast(date));
  pairSameDay(vanished, fresh, pairs);
  const isClear = pairRest(withoutPair(vanished, pairs), withoutPair(fresh, pairs), pairs, deps);
  if (!isClear) {
    const open = new Set(withoutPair(fresh, pairs));
    const keyed = keyedBy(pairs, deps);
    const told = next.map((date) => (open.has(date) ? { ...date, key: '' } : keyed(date)));
    return { held: [...told, ...past] };
  }
  return { dates: [...next.map(keyedBy(pairs, deps)), ...past] };
}

type Pairs = Map<ListedDate, ListedDate>;

/** Keys are the new dates, values the old ones. */
const withoutPair = (dates: readonly ListedDate[], pairs: Pairs): ListedDate[] => {
  const taken = new Set([...pairs.keys(), ...pairs.values()]);
  return dates.filter((date) => !taken.has(date));
};

const keyedBy =
  (pairs: Pairs, { newKey }: PairingDeps) =>
  (date: ListedDate): ListedDate => ({ ...date, key: pairs.get(date)?.key ?? newKey() });

const startText = ({ start }: ListedDate): string => JSON.stringify(start);
const wholeText = ({ start, end }: ListedDate): string => JSON.stringify([start, end]);

/** Two dates may have the same start: the one that ends alike comes first, then the order. */
function pairSameStart(before: readonly ListedDate[], next: readonly ListedDate[], pairs: Pairs) {
  for (const textOf of [wholeText, startText]) {
    const waiting = Map.groupBy(withoutPair(before, pairs), textOf);
    for (const date of withoutPair(next, pairs)) {
      const same = waiting.get(textOf(date))?.shift();
      if (same) pairs.set(date, same);
    }
  }
}

const dayOf = ({ start }: ListedDate): string =>
  'date' in start ? start.date : start.wall.slice(0, 10);
const timeOfDay = ({ start }: ListedDate): string => ('date' in start ? '' : start.wall.slice(10));

/** Another hour of the same day, where just one vanished on it and one is new. */
function pairSameDay(vanished: readonly ListedDate[], fresh: readonly ListedDate[], pairs: Pairs) {
  for (const date of fresh) {
    const day = dayOf(date);
    const news = fresh.filter((one) => dayOf(one) === day);
    const [old, ...others] = vanished.filter((one) => dayOf(one) === day);
    if (old && others.length === 0 && news.length === 1) pairs.set(date, old);
  }
}

/** Whether what is left could be told. None vanished, or none is new: then there is nothing to tell. */
function pairRest(
  vanished: readonly ListedDate[],
  fresh: readonly ListedDate[],
  pairs: Pairs,
  { instantOf }: PairingDeps,
): boolean {
  if (vanished.length === 0 || fresh.length === 0) return true;
  if (vanished.length !== fresh.length) return false;
  const byStart = (one: ListedDate, other: ListedDate): number =>
    instantOf(one.start) - instantOf(other.start);
  const olds = vanished.toSorted(byStart);
  const news = fresh.toSorted(byStart);
  const isOwn = (index: number): boolean => isNearest(index, olds, news, instantOf);
  if (olds.length > 1 && !olds.every((_, index) => isOwn(index))) return false;
  for (const [index, date] of news.entries()) {
    const old = olds[index];
    if (old) pairs.set(date, old);
  }
  return true;
}

/** Whether each of the two in this place has the other nearest, and they begin at the same time of day. */
function isNearest(
  index: number,
  olds: readonly ListedDate[],
  news: readonly ListedDate[],
  instantOf: InstantOf,
): boolean {
  const [old, date] = [olds[index], news[index]];
  if (!old || !date || timeOfDay(old) !== timeOfDay(date)) return false;
  const distance = (one: ListedDate, other: ListedDate): number =>
    Math.abs(instantOf(one.start) - instantOf(other.start));
  const own = distance(old, date);
  const isFirst = (others: readonly ListedDate[], from: ListedDate): boolean =>
    others.every((other, place) => place === index || distance(from, other) > own);
  return isFirst(news, old) && isFirst(olds, date);
}
