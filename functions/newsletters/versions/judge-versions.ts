import type { Version } from '../../../emails/blocks/version.ts';
import { type Counted, chanceOfDifference } from './compare-counts.ts';
import type { DecisionReason, Metric, VersionFigures } from './trial.ts';

export interface Judgement {
  readonly version: Version;
  readonly reason: Exclude<DecisionReason, 'staff'>;
  /** That chance alone makes the best differ from each of the others as it does; for all comparisons together. */
  readonly chance: number;
}

/** A difference counts when chance makes one like it less than once in twenty trials. */
const accepted = 0.05;
/** Fewer mails of a version than this tell nothing. */
export const fewestDelivered = 100;
/** Nor do fewer clicks than this, over all versions. */
const fewestCounted = 20;
/**
 * Nor what is mostly done by machines: of those that are not found out, which click every link of a version, more are among the people
 * the more there are. So many of each act of a person are too many.
 */
const mostRaw = 4;
/**
 * A reader may click several times, and it is not known who did: so many are taken for one. Opens come again each time a mail is
 * looked at. Choices on the cautious side; docs/newsletter-content.md says so to staff.
 */
const repeats: Readonly<Record<Metric, number>> = { clicked: 2, opened: 4 };

/**
 * The version that more people acted on, if chance does not explain it; version a otherwise. It must be better than each of
 * the others: with three versions each comparison counts three times (Bonferroni), since who looks more often finds more.
 */
export function judgeVersions(figures: readonly VersionFigures[], metric: Metric): Judgement {
  const sum = figures.reduce((total, { human }) => total + human, 0);
  const hasFew = figures.some(({ delivered }) => delivered < fewestDelivered);
  if (hasFew || sum < fewestCounted) return { version: 'a', reason: 'too_few', chance: 1 };
  if (figures.reduce((total, { raw }) => total + raw, 0) > mostRaw * sum) {
    return { version: 'a', reason: 'machines', chance: 1 };
  }
  const [best, ...others] = figures.toSorted((one, other) => rateOf(other) - rateOf(one));
  if (!best) return { version: 'a', reason: 'too_few', chance: 1 };
  const comparisons = (figures.length * (figures.length - 1)) / 2;
  const chances = others.map((other) =>
    chanceOfDifference(peopleOf(best, metric), peopleOf(other, metric)),
  );
  const chance = Math.min(1, Math.max(...chances) * comparisons);
  return chance < accepted
    ? { version: best.version, reason: 'better', chance }
    : { version: 'a', reason: 'no_difference', chance };
}

/** Acts of people for each mail delivered. */
export const rateOf = ({ human, delivered }: VersionFigures): number =>
  delivered > 0 ? human / delivered : 0;

const peopleOf = ({ human, delivered }: VersionFigures, metric: Metric): Counted => ({
  count: Math.floor(human / repeats[metric]),
  of: delivered,
});
