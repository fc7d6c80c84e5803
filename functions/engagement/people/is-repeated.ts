/** Something that a reader did with a mail. */
export interface Doing {
  readonly kind: 'opened' | 'clicked';
  /** The link, by its place in the mail; of none when the mail was opened. */
  readonly link?: string | undefined;
}

/** A reader who does the same with a mail once more counts as a person so many times within so many hours, and no more. */
const counted = { times: 3, hours: 24 };
/** What is longer ago is forgotten. */
export const repeatedSeconds = counted.hours * 3600;

/**
 * Whether it is the same once too often, and no person more: a rule of our own, without which one reader who loads a link again
 * and again would stand in the figures as so many.
 * @param others what else the reader did with the same mail in those hours, without what another rule takes for a machine's.
 */
export const isRepeated = ({ kind, link }: Doing, others: readonly Doing[]): boolean =>
  others.filter((other) => other.kind === kind && other.link === link).length >= counted.times;
